package dev.headroom.api.rules;

import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.rules.RuleControl.Difference;
import dev.headroom.model.Problem;
import dev.headroom.model.text.InertText;
import dev.headroom.version.RuleVersions;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is answered to those who put rules into force. */
final class ControlReply {
  private static final String NOTHING = "nothing was changed";

  private record InForceView(
      @Nullable Long version,
      int objectives,
      int receivers,
      int runbooks,
      int services,
      Difference promises) {
    static InForceView of(RuleControl.Result.InForce now) {
      return new InForceView(
          now.version().orElse(null),
          now.objectives(),
          now.receivers(),
          now.runbooks(),
          now.services(),
          now.promises());
    }
  }

  private ControlReply() {}

  static Reply of(RuleControl.Result result) {
    return switch (result) {
      case RuleControl.Result.InForce now -> new Reply.JsonValue(InForceView.of(now));
      case RuleControl.Result.InvalidRules invalid ->
          new Reply.Unprocessable(NOTHING, invalid.problems());
      case RuleControl.Result.NotRecorded(String reason) ->
          new Reply.ServiceUnavailable(NOTHING + ": " + reason);
      case RuleControl.Result.NoSuchVersion _ ->
          new Reply.Missing("there is no such version of the rules");
      case RuleControl.Result.NotInShadow _ ->
          new Reply.Conflict(NOTHING + ": not all of that is in shadow");
      case RuleControl.Result.MovedOn(Optional<Long> version) ->
          new Reply.Conflict(
              "%s: somebody else decided meanwhile, and version %s is in force now"
                  .formatted(NOTHING, version.map(String::valueOf).orElse("(not kept)")));
      case RuleControl.Result.NotRolledBack _ ->
          new Reply.Conflict(
              NOTHING + ": nothing is rolled back; POST /-/reload reads the files anew");
      case RuleControl.Result.RolledBack(long version, String by) ->
          new Reply.Conflict(
              "%s: version %d is in force since %s decided so; POST /api/v1/rules/resume puts the files into force"
                  .formatted(NOTHING, version, by));
      case RuleControl.Result.VersionUnusable unusable ->
          new Reply.Conflict(
              "%s: version %d is to be in force since %s decided so, and cannot be used yet (%s); POST /api/v1/rules/resume puts the files into force"
                  .formatted(
                      NOTHING,
                      unusable.version(),
                      unusable.by(),
                      unusable.problems().stream()
                          .map(Problem::toString)
                          .collect(Collectors.joining("; "))));
    };
  }

  /** Somebody's name, as it is kept. */
  static String name(String by) {
    if (by.isBlank()) {
      throw Parameters.bad("by", "is missing: who does this");
    }
    if (by.length() > RuleVersions.BY_LENGTH_MAX) {
      throw Parameters.bad("by", "has at most %d characters".formatted(RuleVersions.BY_LENGTH_MAX));
    }
    return InertText.line(by.strip());
  }
}
