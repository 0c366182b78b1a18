package dev.headroom.notify.record;

import dev.headroom.notify.record.DeliveryRecords.Backlog;
import dev.headroom.notify.send.RateLimit;
import java.time.Instant;
import java.util.Optional;

/**
 * How one integration of a receiver stands now.
 *
 * @param receiver name of the receiver
 * @param kind kind of integration: {@code webhook}, {@code pagerduty} and so on
 * @param isProbing whether it is taken to be down and sent one delivery at a time
 * @param isOverRate whether what is due waits because of the rate limit
 * @param limit of how fast it may be told; empty if there is none
 * @param backlog what waits or is tried again
 * @param waitsUntil before when it is sent nothing of that: it asked for time, is tried again by
 *     then, or has been sent as much as it may; empty if nothing waits for a moment to come
 * @param lastSent the last attempt it took, of its latest deliveries; empty if there is none
 * @param lastFailed the last attempt it did not take, of the same
 */
public record ReceiverState(
    String receiver,
    String kind,
    boolean isProbing,
    boolean isOverRate,
    Optional<RateLimit> limit,
    Backlog backlog,
    Optional<Instant> waitsUntil,
    Optional<DeliveryAttempt> lastSent,
    Optional<DeliveryAttempt> lastFailed) {
  /** Whether it refused for good what it was sent last, and has taken nothing since. */
  public boolean isRefusing() {
    return isFailing() && lastFailed.orElseThrow().outcome().equals("rejected");
  }

  /** Whether it did not take what it was sent last. */
  public boolean isFailing() {
    return lastFailed
        .filter(failed -> lastSent.filter(sent -> sent.at().isAfter(failed.at())).isEmpty())
        .isPresent();
  }
}
