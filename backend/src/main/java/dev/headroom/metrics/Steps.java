package dev.headroom.metrics;

import dev.headroom.model.TimeRange;
import java.time.Duration;
import java.util.Optional;

/**
 * A range of time cut into stretches of one length, the last of them perhaps shorter.
 *
 * @param range widened to whole {@link PercentileQuery#STEP_MIN}, the grain of stored cells
 * @param length of each, rounded up to whole ones; one stretch over the whole range where empty
 */
record Steps(TimeRange range, Optional<Duration> length) {
  Steps {
    long grain = PercentileQuery.STEP_MIN.toMillis();
    range =
        new TimeRange(
            Math.floorDiv(range.fromMillis(), grain) * grain,
            Math.ceilDiv(range.toMillis(), grain) * grain);
    length = length.map(each -> Duration.ofMillis(Math.ceilDiv(each.toMillis(), grain) * grain));
  }

  /**
   * @param most how many there may be
   * @throws IllegalArgumentException naming the limit and the value that breaks it
   */
  static Steps bounded(TimeRange range, Optional<Duration> length, int most) {
    if (length.isPresent() && length.get().compareTo(PercentileQuery.STEP_MIN) < 0) {
      throw new IllegalArgumentException("a step is at least 10s, not " + length.get());
    }
    Steps steps = new Steps(range, length);
    if (steps.number() > most) {
      throw new IllegalArgumentException("at most " + most + " steps, not " + steps.number());
    }
    return steps;
  }

  /** How many stretches there are. */
  long number() {
    return length.map(each -> Math.ceilDiv(range.lengthMillis(), each.toMillis())).orElse(1L);
  }

  /** The stretch of a step, counted from 0. */
  TimeRange stretch(int number) {
    if (length.isEmpty()) {
      return range;
    }
    long millis = length.get().toMillis();
    long start = range.fromMillis() + number * millis;
    return new TimeRange(start, Math.min(start + millis, range.toMillis()));
  }
}
