package dev.headroom.watch.heartbeat;

import dev.headroom.model.Urgency;
import java.time.Duration;

/**
 * Somebody who is to report to us, as it is declared.
 *
 * @param name unlike any other; may stand in an address
 * @param interval how often a beat is to come
 * @param grace how much later than that it may come
 * @param severity whether somebody is woken when it does not
 * @param service whose it is
 * @param owner who answers for it
 * @param runbook id of the runbook page
 * @param description what does not happen while it is missed; may be empty
 */
public record HeartbeatRule(
    String name,
    Duration interval,
    Duration grace,
    Urgency severity,
    String service,
    String owner,
    String runbook,
    String description) {
  /** How long nothing may come before it is missed. */
  public Duration allowed() {
    return interval.plus(grace);
  }
}
