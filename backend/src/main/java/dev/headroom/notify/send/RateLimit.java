package dev.headroom.notify.send;

import java.time.Duration;

/**
 * How fast a service takes deliveries: some at once, then one each so often. Within any stretch of
 * time no more than those and what the stretch allows, so that both together must be within what
 * the service says of a stretch.
 *
 * @param burst deliveries at once after a pause, 1 or more
 * @param every time to the next one after that, more than zero
 */
public record RateLimit(int burst, Duration every) {
  private static final double NANOS_PER_MINUTE = 60e9;

  public RateLimit {
    if (burst < 1) {
      throw new IllegalArgumentException("burst must be 1 or more: " + burst);
    }
    if (!every.isPositive()) {
      throw new IllegalArgumentException("every must be more than zero: " + every);
    }
  }

  /** Deliveries in a minute, once those at once are used up. */
  public double perMinute() {
    return NANOS_PER_MINUTE / every.toNanos();
  }
}
