package dev.headroom.api.rules;

import dev.headroom.model.Problem;
import dev.headroom.trial.TrialReport;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;

/** Tries sets of rules on the last days, without a trace. */
public interface RuleDryRun {
  /** What came of it. */
  sealed interface DryRun {
    /** What would have been. */
    record Tried(TrialReport report) implements DryRun {}

    /** The files have problems. */
    record InvalidSet(List<Problem> problems) implements DryRun {}

    /** Another one is going on. */
    record AlreadyRunning() implements DryRun {}
  }

  /** What is tried. */
  sealed interface TriedSet {
    /** The files that people edit, as they are now. */
    record FilesOnDisk() implements TriedSet {}

    /** A version, the texts by path. */
    record KeptVersion(NavigableMap<String, String> files) implements TriedSet {}

    /** What somebody has sent, the texts by path: it leads to no other files. */
    record SentFiles(NavigableMap<String, String> files) implements TriedSet {}
  }

  /**
   * Tries a set.
   *
   * @throws IOException if they cannot be read, or there is no room for a trial
   */
  DryRun run(TriedSet set) throws IOException;
}
