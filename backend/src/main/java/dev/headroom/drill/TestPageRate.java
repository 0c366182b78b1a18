package dev.headroom.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets so many through within any minute. Not for use by several threads. */
final class TestPageRate {
  private static final Duration SPAN = Duration.ofMinutes(1);

  private final int max;
  private final Deque<Instant> taken = new ArrayDeque<>();

  TestPageRate(int max) {
    this.max = max;
  }

  /** Whether one more may go at a moment; a clock that was set back forgets what came later. */
  boolean takes(Instant at) {
    taken.removeIf(each -> each.isAfter(at) || !each.isAfter(at.minus(SPAN)));
    if (taken.size() >= max) {
      return false;
    }
    taken.add(at);
    return true;
  }
}
