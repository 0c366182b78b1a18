package dev.headroom.api.rules;

import dev.headroom.model.Problem;
import dev.headroom.trial.TrialReport;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

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

  /**
   * Tries a set.
   *
   * @param files the texts by path; empty for the files that people edit, as they are now
   * @throws IOException if they cannot be read, or there is no room for a trial
   */
  DryRun run(Optional<NavigableMap<String, String>> files) throws IOException;
}
