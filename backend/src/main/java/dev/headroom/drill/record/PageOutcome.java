package dev.headroom.drill.record;

import java.time.Instant;

/**
 * Whether a page was in time, as one drill has shown: an event that is counted once.
 *
 * @param drill id of the drill
 * @param service whose promise was drilled
 * @param objective name of that promise
 * @param schedule name of the scheduled drill; empty where somebody asked for it
 * @param inTime whether the first receiver had the page in time
 * @param at when the drill ended, to the millisecond
 */
public record PageOutcome(
    String drill, String service, String objective, String schedule, boolean inTime, Instant at) {
  /** That of a drill which has ended. */
  public static PageOutcome of(KeptDrill drill, boolean inTime) {
    return new PageOutcome(
        drill.id(),
        drill.service(),
        drill.objective(),
        drill.schedule(),
        inTime,
        drill.endedAt().orElseThrow());
  }
}
