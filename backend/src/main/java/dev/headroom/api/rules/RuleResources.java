package dev.headroom.api.rules;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Resource;
import dev.headroom.version.RuleVersions;
import java.util.List;

/** Everything that is asked of the rules as files. */
public final class RuleResources {
  private RuleResources() {}

  /** Reading the files again, the versions there were, and trying others. */
  public static List<Resource> of(
      RuleControl rules, RuleDryRun dryRun, RuleVersions versions, JsonBody json, Answers answers) {
    return List.of(
        new ReloadResource(rules, answers),
        new VersionResource(rules, versions, json, answers),
        new DryRunResource(dryRun, versions, answers));
  }
}
