package dev.headroom.api;

import dev.headroom.api.rules.RuleControl;
import dev.headroom.api.rules.RuleDryRun;
import dev.headroom.api.rules.RuleDryRun.DryRun;
import dev.headroom.api.rules.RuleDryRun.TriedSet;
import dev.headroom.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers what a test wants, and remembers what it was asked. */
final class ScriptedRules implements RuleControl {
  volatile Result next = new Result.NotRecorded("the log is full");
  volatile Optional<Long> version = Optional.empty();
  volatile boolean filesDiffer;
  volatile List<Problem> unusable = List.of();
  volatile ShadowNames shadow = new ShadowNames(Set.of(), Set.of());
  volatile Optional<RuntimeException> slip = Optional.empty();
  volatile DryRun nextTrial = new DryRun.AlreadyRunning();
  final List<String> asked = new ArrayList<>();

  /** What was asked to be tried. */
  final List<TriedSet> tried = new ArrayList<>();

  final RuleDryRun dryRuns =
      set -> {
        tried.add(set);
        return nextTrial;
      };

  @Override
  public Result reload(String author) {
    slip.ifPresent(bug -> {
      throw bug;
    });
    asked.add("reload by " + author);
    return next;
  }

  @Override
  public Result rollBack(long number, Decider decider) {
    asked.add("roll back to " + number + by(decider));
    return next;
  }

  @Override
  public Result promote(ShadowNames what, Decider decider) {
    asked.add("promote %s %s%s".formatted(what.objectives(), what.receivers(), by(decider)));
    return next;
  }

  private static String by(Decider decider) {
    return " by " + decider.by() + decider.seen().map(" who saw %d"::formatted).orElse("");
  }

  @Override
  public ShadowNames inShadow() {
    return shadow;
  }

  @Override
  public Result resume(Decider decider) {
    asked.add("resume" + by(decider));
    return next;
  }

  @Override
  public Optional<Long> versionInForce() {
    return version;
  }

  @Override
  public List<Problem> unusable() {
    return unusable;
  }

  @Override
  public boolean doFilesDiffer() {
    return filesDiffer;
  }
}
