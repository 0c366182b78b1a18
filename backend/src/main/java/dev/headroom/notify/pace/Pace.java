package dev.headroom.notify.pace;

import dev.headroom.notify.record.AttemptResult;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When one integration may be sent something: within the rate limit of its kind, and one at a time
 * while its receiver is down. What has to wait was not tried. Safe for any thread.
 */
public final class Pace {
  private static final int TOO_MANY_REQUESTS = 429;

  private final String integration;
  private final RateLimits limits;
  private final RetrySchedule schedule;
  private final Circuit circuit;
  private @Nullable TokenBucket bucket;
  private boolean overRate;
  private Instant heldUntil = Instant.MIN;

  /**
   * @param integration its id
   * @param limits shared by all integrations
   * @param schedule by which a receiver that is down, or throttles, is tried again
   */
  public Pace(String integration, RateLimits limits, RetrySchedule schedule) {
    this.integration = integration;
    this.limits = limits;
    this.schedule = schedule;
    this.circuit = new Circuit(schedule);
  }

  /** Goes by another limit, or by none, from now on; a receiver that was down may be back. */
  public synchronized void use(Optional<RateLimit> limit) {
    bucket = limit.map(each -> limits.of(integration, each)).orElse(null);
    circuit.close();
  }

  /**
   * Whether an attempt may begin, which it then must.
   *
   * @return zero if so, else how long to wait before asking again
   */
  public synchronized Duration start(Delivery delivery, Instant now) {
    Duration wait = circuit.wait(now);
    overRate = false;
    if (wait.isZero() && bucket != null) {
      wait = bucket.take(now);
      overRate = !wait.isZero();
      heldUntil = now.plus(wait);
    }
    if (wait.isZero()) {
      circuit.started(delivery);
    }
    return wait;
  }

  /** An attempt that was allowed has ended. */
  public synchronized void settled(AttemptResult result, Instant now) {
    circuit.settled(result, now);
    if (bucket == null) {
      return;
    }
    if (result.made().httpStatus().orElse(0) == TOO_MANY_REQUESTS) {
      bucket.throttled(result.made().at(), now, schedule);
    } else if (result.status() == DeliveryStatus.SENT) {
      bucket.taken();
    }
  }

  /** Whether what was last asked for has to wait because of the rate. */
  public synchronized boolean isOverRate() {
    return overRate;
  }

  /** Until when it has to; empty if it need not. */
  public synchronized Optional<Instant> overRateUntil() {
    return overRate ? Optional.of(heldUntil) : Optional.empty();
  }

  /** Whether the receiver is taken to be down and probed by one delivery at a time. */
  public synchronized boolean isProbing() {
    return circuit.isOpen();
  }
}
