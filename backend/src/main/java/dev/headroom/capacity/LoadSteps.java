package dev.headroom.capacity;

import dev.headroom.model.TimeRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Stretches of time of one length, one after the other.
 *
 * @param fromMillis where the first begins
 */
public record LoadSteps(long fromMillis, long lengthMillis, int count) {
  public static final Duration LENGTH_MIN = Duration.ofSeconds(10);
  public static final int COUNT_MAX = 1_500;

  private static final int COUNT_DEFAULT_MAX = 240;

  /**
   * The whole steps of a range. They begin at multiples of their length, so that the same step has
   * the same load whenever it is asked for.
   *
   * @param length by default as short as it can be without too many steps
   * @throws IllegalArgumentException naming the limit and the value that breaks it
   */
  public static LoadSteps in(TimeRange range, Optional<Duration> length) {
    long millis = length.map(Duration::toMillis).orElseGet(() -> defaultLength(range));
    if (millis < LENGTH_MIN.toMillis()) {
      throw new IllegalArgumentException("at least 10s, not " + millis + " ms");
    }
    long first = Math.floorDiv(range.fromMillis(), millis);
    long count = Math.floorDiv(range.toMillis(), millis) - first;
    if (count > COUNT_MAX) {
      throw new IllegalArgumentException("at most " + COUNT_MAX + " steps, not " + count);
    }
    return new LoadSteps(first * millis, millis, (int) count);
  }

  /** The last whole minute, of six times ten seconds, before a moment. */
  static LoadSteps minuteBefore(long millis) {
    long grain = LENGTH_MIN.toMillis();
    return new LoadSteps(Math.floorDiv(millis, grain) * grain - 60_000, 60_000, 1);
  }

  private static long defaultLength(TimeRange range) {
    long grain = LENGTH_MIN.toMillis();
    long length = range.toMillis() - range.fromMillis();
    return Math.max(1, Math.ceilDiv(length, COUNT_DEFAULT_MAX * grain)) * grain;
  }

  public TimeRange step(int number) {
    long start = fromMillis + number * lengthMillis;
    return new TimeRange(start, start + lengthMillis);
  }

  public double seconds() {
    return lengthMillis / 1_000.0;
  }

  TimeRange range() {
    return new TimeRange(fromMillis, fromMillis + count * lengthMillis);
  }

  Duration length() {
    return Duration.ofMillis(lengthMillis);
  }

  /** One number for each step, of which nothing is known yet. */
  double[] unknown() {
    double[] values = new double[count];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
