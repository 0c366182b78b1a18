package dev.headroom.alerting;

import dev.headroom.alerting.silence.SilenceLimits;
import java.time.Duration;

/**
 * Bounds of alerting.
 *
 * @param retention how long a resolved incident is kept
 * @param resolvedIncidentsMax how many resolved incidents are kept, the newest
 * @param notesPerIncidentMax how many notes people may leave on one incident
 * @param stepMarksPerIncidentMax how often people may mark steps of its runbook
 * @param reopenShortWindows for how many short windows of its last alert after its end an incident
 *     comes back if its subject fires again
 * @param heldShortWindowsMax for how many short windows at most an incident that keeps coming back
 *     is kept open after its alerts are clear; one for each time it has come back
 * @param attachedAfter how long an incident that another one stands for waits for that one to be
 *     acknowledged before it pages by itself; 0: not at all
 * @param joinedWithin how far apart the first and the last of several incidents of the same kind
 *     may have begun to be one; 0: they never are
 * @param silenceMax how long a silence may last, from now or from its start where that is later; 30
 *     d at most
 * @param silenceRetention how long a silence that has ended is kept
 * @param silencesMax how many silences are kept, ended ones included
 */
public record AlertingConfig(
    Duration retention,
    int resolvedIncidentsMax,
    int notesPerIncidentMax,
    int stepMarksPerIncidentMax,
    int reopenShortWindows,
    int heldShortWindowsMax,
    Duration attachedAfter,
    Duration joinedWithin,
    Duration silenceMax,
    Duration silenceRetention,
    int silencesMax) {
  public AlertingConfig {
    if (!retention.isPositive()) {
      throw new IllegalArgumentException("retention must be more than zero");
    }
    if (resolvedIncidentsMax < 1) {
      throw new IllegalArgumentException("resolvedIncidentsMax must be at least 1");
    }
    if (notesPerIncidentMax < 1) {
      throw new IllegalArgumentException("notesPerIncidentMax must be at least 1");
    }
    if (stepMarksPerIncidentMax < 1) {
      throw new IllegalArgumentException("stepMarksPerIncidentMax must be at least 1");
    }
    if (reopenShortWindows < 0 || heldShortWindowsMax < 0) {
      throw new IllegalArgumentException("numbers of short windows must not be negative");
    }
    if (attachedAfter.isNegative() || joinedWithin.isNegative()) {
      throw new IllegalArgumentException("attachedAfter and joinedWithin must not be negative");
    }
    var _ = new SilenceLimits(silenceMax, silenceRetention, silencesMax);
  }

  /**
   * 400 days, 10,000 incidents, 500 notes and 1,000 marks each; twice the short window and six
   * times; five minutes and one; silences of a day at most, kept for 120 hours, 10,000 of them.
   */
  public static AlertingConfig defaults() {
    return new AlertingConfig(
        Duration.ofDays(400),
        10_000,
        500,
        1_000,
        2,
        6,
        Duration.ofMinutes(5),
        Duration.ofMinutes(1),
        Duration.ofHours(24),
        Duration.ofHours(120),
        10_000);
  }

  /** The bounds of silences. */
  public SilenceLimits silences() {
    return new SilenceLimits(silenceMax, silenceRetention, silencesMax);
  }
}
