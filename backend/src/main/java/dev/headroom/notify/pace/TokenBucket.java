package dev.headroom.notify.pace;

import dev.headroom.notify.send.RateLimit;
import java.time.Duration;
import java.time.Instant;

/**
 * What may be sent at once under a rate limit. Who posts to the same address takes from the same
 * bucket; safe for any thread.
 */
final class TokenBucket {
  private final RateLimit limit;

  /** When all is there again that may be sent at once: the later, the less there is. */
  private Instant full = Instant.MIN;

  TokenBucket(RateLimit limit) {
    this.limit = limit;
  }

  RateLimit limit() {
    return limit;
  }

  /** Takes one if there is one; zero if so, else how long until there is. */
  synchronized Duration take(Instant now) {
    Instant empty = now.plus(limit.every().multipliedBy(limit.burst()));
    // Later than empty it can only be for a clock that was set back.
    full = later(now, full.isAfter(empty) ? empty : full);
    Instant next = full.plus(limit.every());
    if (next.isAfter(empty)) {
      return Duration.between(empty, next);
    }
    full = next;
    return Duration.ZERO;
  }

  /** The service says that it was too fast, for others may use the same key: nothing is left. */
  synchronized void drain(Instant now) {
    full = now.plus(limit.every().multipliedBy(limit.burst()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
