package dev.headroom.server.rules;

import dev.headroom.api.rules.RuleControl.Result;
import dev.headroom.model.Problem;
import dev.headroom.version.VersionRecords.Pin;
import java.util.List;
import java.util.stream.Stream;

/**
 * A version that somebody rolled back to and that is not in force, for it cannot be used: a secret
 * that it refers to is gone, or it was written for another version of Headroom.
 */
record UnusableVersion(Pin pin, List<Problem> problems) {
  UnusableVersion {
    problems = List.copyOf(problems);
  }

  /** What people are told of it: what is in force, then each problem. */
  Stream<String> notes() {
    return Stream.concat(
        Stream.of(
            "version %d of the rules, which %s decided on, cannot be used: the files on disk are in force until it can"
                .formatted(pin.number(), pin.by())),
        problems.stream().map(each -> named(pin.number(), each).toString()));
  }

  /** What whoever wants other rules in force is answered. */
  Result refusal() {
    return new Result.VersionUnusable(pin.number(), pin.by(), problems);
  }

  /** A problem of a version, which nobody is to look for in the files on disk. */
  static Problem named(long version, Problem problem) {
    return new Problem(
        "version %d: %s".formatted(version, problem.file()),
        problem.line(),
        problem.column(),
        problem.message());
  }
}
