package dev.headroom.server.rules;

import dev.headroom.api.rules.RuleDryRun;
import dev.headroom.config.InvalidFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.trial.RuleTrial;
import dev.headroom.trial.TrialRules;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.function.Function;

/**
 * Reads sets of rules and has them tried.
 *
 * @param rules what of a set is tried
 */
public record DryRuns(RuleReader reader, RuleTrial trial, Function<RuleSet, TrialRules> rules)
    implements RuleDryRun {
  @Override
  public DryRun run(TriedSet set) throws IOException {
    RuleSet read;
    try {
      read = read(set);
    } catch (InvalidFiles invalid) {
      return new DryRun.InvalidSet(invalid.problems());
    }
    return trial
        .run(rules.apply(read))
        .<DryRun>map(DryRun.Tried::new)
        .orElseGet(DryRun.AlreadyRunning::new);
  }

  /** As a reload or a rollback has it. */
  private RuleSet read(TriedSet set) throws IOException {
    return switch (set) {
      case TriedSet.FilesOnDisk _ -> Rules.sound(reader.read());
      case TriedSet.KeptVersion(NavigableMap<String, String> files) -> reader.read(files);
      case TriedSet.SentFiles(NavigableMap<String, String> files) ->
          Rules.sound(reader.readSent(files));
    };
  }
}
