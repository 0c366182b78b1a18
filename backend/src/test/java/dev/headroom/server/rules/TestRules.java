package dev.headroom.server.rules;

import dev.headroom.config.RuleSet;
import dev.headroom.slo.objective.SloConfig;
import java.nio.file.Path;
import java.time.InstantSource;

/** The files of rules that tests write. */
final class TestRules {
  private TestRules() {}

  /** {@code alert-rules} and {@code runbooks} in a folder, with the defaults and no secrets. */
  static RuleFolders in(Path folder, InstantSource clock) {
    return new RuleFolders(
        new RuleSet.Folders(
            folder.resolve("alert-rules"),
            folder.resolve("runbooks"),
            SloConfig.defaults(),
            _ -> null),
        clock);
  }
}
