package dev.headroom.notify.record;

import dev.headroom.notify.send.Delivery;
import java.time.Instant;

/**
 * What follows from an attempt.
 *
 * @param delivery as it was before the attempt
 * @param made the attempt as it is recorded
 * @param status of the delivery from now on
 * @param nextAttemptAt when to try again, if it is pending
 * @param receipt what the receiver gave to find it again; empty if nothing
 */
public record AttemptResult(
    Delivery delivery,
    DeliveryAttempt made,
    DeliveryStatus status,
    Instant nextAttemptAt,
    String receipt) {
  /** What leaves nothing to find again. */
  public AttemptResult(
      Delivery delivery, DeliveryAttempt made, DeliveryStatus status, Instant nextAttemptAt) {
    this(delivery, made, status, nextAttemptAt, "");
  }

  /** The delivery as it is after the attempt. */
  public Delivery next() {
    return delivery.triedAgainAt(nextAttemptAt);
  }

  /** The same of a delivery that has got its row meanwhile. */
  public AttemptResult of(Delivery row) {
    return new AttemptResult(row, made, status, nextAttemptAt, receipt);
  }
}
