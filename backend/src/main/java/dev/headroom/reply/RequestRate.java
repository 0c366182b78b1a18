package dev.headroom.reply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets so many requests through in a minute, and so many at once after a pause. */
final class RequestRate {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Duration every;
  private final InstantSource clock;

  /** When all may come at once again: the later, the fewer may now. */
  private Instant full = Instant.MIN;

  RequestRate(int perMinute, InstantSource clock) {
    this.every = MINUTE.dividedBy(perMinute);
    this.clock = clock;
  }

  /** Takes a place; false if none is left. */
  synchronized boolean take() {
    Instant now = clock.instant();
    Instant empty = now.plus(MINUTE);
    if (full.isAfter(empty)) {
      // A clock that was set back; nobody waits until it has caught up.
      full = empty;
    }
    Instant next = (full.isAfter(now) ? full : now).plus(every);
    if (next.isAfter(empty)) {
      return false;
    }
    full = next;
    return true;
  }
}
