package dev.headroom.api.rules;

import dev.headroom.model.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts sets of rules into force. Each call does all of it or nothing. */
public interface RuleControl {
  /** What came of it. */
  sealed interface Result {
    /**
     * In force now.
     *
     * @param version number of the version; empty if the set is too large to be kept
     * @param promises how its objectives differ from those before
     */
    record InForce(
        Optional<Long> version,
        int objectives,
        int receivers,
        int runbooks,
        int services,
        Difference promises)
        implements Result {}

    /** Nothing changed: the files have problems. */
    record InvalidRules(List<Problem> problems) implements Result {}

    /** Nothing changed: it cannot be written down, for now. */
    record NotRecorded(String reason) implements Result {}

    /** Nothing changed: there is no such version, or no more. */
    record NoSuchVersion() implements Result {}

    /** Nothing changed: what is to be promoted is not in shadow. */
    record NotInShadow() implements Result {}

    /**
     * Nothing changed: another version is in force than the one that who asks takes to be.
     *
     * @param version the one in force; empty if it is not kept
     */
    record MovedOn(Optional<Long> version) implements Result {}

    /** Nothing changed: the files are in force already, as of the last reload. */
    record NotRolledBack() implements Result {}

    /** Nothing changed: a version is in force that was rolled back to. */
    record RolledBack(long version, String by) implements Result {}

    /**
     * Nothing changed: a version was rolled back to that is to be in force and cannot be used yet.
     *
     * @param problems what keeps it from that
     */
    record VersionUnusable(long version, String by, List<Problem> problems) implements Result {
      public VersionUnusable {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * Names of what is there now and was not, says something else than before, or is there no more.
   */
  record Difference(List<String> added, List<String> changed, List<String> removed) {}

  /**
   * Who decides what is in force.
   *
   * @param by their name
   * @param seen number of the version that they take to be in force; where another one is, they do
   *     not know what they decide on. Empty if they do not say
   */
  record Decider(String by, Optional<Long> seen) {
    /** One that does not say what they have seen. */
    public static Decider of(String by) {
      return new Decider(by, Optional.empty());
    }
  }

  /**
   * Reads the files people write again.
   *
   * @param author who asks
   * @throws IOException if the files cannot be read
   */
  Result reload(String author) throws IOException;

  /**
   * Puts a version that was kept into force, whatever the files say, until somebody resumes.
   *
   * @throws IOException if it cannot be read
   */
  Result rollBack(long version, Decider decider) throws IOException;

  /**
   * Puts the files into force again, where somebody has rolled back.
   *
   * @throws IOException if the files cannot be read
   */
  Result resume(Decider decider) throws IOException;

  /** Names of what is in shadow, or is to be in shadow no more. */
  record ShadowNames(Set<String> objectives, Set<String> receivers) {}

  /**
   * Puts the rules in force into force once more, as a new version in which something is not in
   * shadow any more. It stays so, whatever the files say, until somebody resumes.
   *
   * @throws IOException if secrets cannot be read
   */
  Result promote(ShadowNames what, Decider decider) throws IOException;

  /** What is in shadow. */
  ShadowNames inShadow();

  /** Number of the version in force; empty if it is not kept, or not known yet. */
  Optional<Long> versionInForce();

  /** What keeps the version that was rolled back to from being in force; none where it is. */
  List<Problem> unusable();

  /**
   * Whether the files say something else than what is in force.
   *
   * @throws IOException if they cannot be read
   */
  boolean doFilesDiffer() throws IOException;
}
