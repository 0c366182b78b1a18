package dev.headroom.notify.pace;

import dev.headroom.notify.send.RateLimit;
import java.time.Duration;
import java.time.Instant;

/**
 * What may be sent at once under a rate limit. Who posts to the same address takes from the same
 * bucket; safe for any thread.
 */
final class TokenBucket {
  /** The last step of the schedule for pauses: 15 s. */
  private static final int STEP_MAX = 5;

  private static final Duration PAUSE_MAX = Duration.ofMillis(16_500);

  private final RateLimit limit;
  private final Duration whole;

  /** When all is there again that may be sent at once: the later, the less there is. */
  private Instant full = Instant.MIN;

  private Instant throttledAt = Instant.MIN;
  private int step;

  TokenBucket(RateLimit limit) {
    this.limit = limit;
    this.whole = limit.every().multipliedBy(limit.burst());
  }

  RateLimit limit() {
    return limit;
  }

  /** Takes one if there is one; zero if so, else how long until there is. */
  synchronized Duration take(Instant now) {
    Instant empty = now.plus(whole);
    if (full.isAfter(empty.plus(PAUSE_MAX))) {
      // A clock that was set back; nobody waits until it has caught up.
      full = empty;
    }
    Instant next = (full.isAfter(now) ? full : now).plus(limit.every());
    if (next.isAfter(empty)) {
      return Duration.between(empty, next);
    }
    full = next;
    return Duration.ZERO;
  }

  /**
   * The service says that it was too much, for others may use the same key: nothing is left, and
   * after a pause there is one at a time. The pause grows while that is too much as well.
   *
   * @param askedAt when the attempt began; one from before the last such answer says nothing new
   */
  synchronized void throttled(Instant askedAt, Instant now, RetrySchedule schedule) {
    boolean isOld = !askedAt.isAfter(throttledAt) && !throttledAt.isAfter(now);
    if (!isOld) {
      throttledAt = now;
      step = Math.min(step + 1, STEP_MAX);
      full = now.plus(whole).plus(schedule.delay(step, Duration.ZERO)).minus(limit.every());
    }
  }

  /** The service has taken something. */
  synchronized void taken() {
    step = 0;
  }
}
