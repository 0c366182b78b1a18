package dev.headroom.alerting.incident;

import java.time.Instant;

/**
 * A receiver was told of an alarm of an incident, for the first time.
 *
 * @param alarm which of the incident's, from 1
 * @param receiver its name
 * @param by the step by which it was
 * @param sequence number of that step
 * @param at when
 */
public record Telling(int alarm, String receiver, TransitionKind by, long sequence, Instant at) {
  /** Whether nobody would have been told who acknowledged in time, or if pages arrived. */
  public boolean isLater() {
    return by == TransitionKind.ESCALATED || by == TransitionKind.FAILED_OVER;
  }
}
