package dev.headroom.query.range;

import dev.headroom.model.TimeRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Stretches of time of one length, one after the other.
 *
 * @param range they cover it; the last may be cut off by its end
 * @param lengthMillis of each, at least {@link #LENGTH_MIN}
 */
public record Steps(TimeRange range, long lengthMillis) {
  /** The grain of stored cells, and so of every step. */
  public static final Duration LENGTH_MIN = Duration.ofSeconds(10);

  /** How far before a moment the last sample may lie that tells of it, as Prometheus has it. */
  public static final long LOOK_BACK_MILLIS = 300_000;

  private static final long GRAIN_MILLIS = LENGTH_MIN.toMillis();
  private static final long MINUTE_MILLIS = 60_000;

  /**
   * Steps over a range that is widened to whole grains.
   *
   * @param length rounded up to whole grains; empty for one step over the whole range
   */
  public static Steps covering(TimeRange range, Optional<Duration> length) {
    TimeRange widened =
        new TimeRange(
            Math.floorDiv(range.fromMillis(), GRAIN_MILLIS) * GRAIN_MILLIS,
            Math.ceilDiv(range.toMillis(), GRAIN_MILLIS) * GRAIN_MILLIS);
    long millis = length.map(Duration::toMillis).orElse(widened.lengthMillis());
    return new Steps(
        widened, Math.max(GRAIN_MILLIS, Math.ceilDiv(millis, GRAIN_MILLIS) * GRAIN_MILLIS));
  }

  /**
   * @param most how many there may be
   * @throws IllegalArgumentException naming the limit and the value that breaks it
   */
  public static Steps covering(TimeRange range, Optional<Duration> length, int most) {
    if (length.isPresent() && length.get().compareTo(LENGTH_MIN) < 0) {
      throw new IllegalArgumentException("a step is at least 10s, not " + length.get());
    }
    Steps steps = covering(range, length);
    if (steps.count() > most) {
      throw new IllegalArgumentException("at most " + most + " steps, not " + steps.count());
    }
    return steps;
  }

  /**
   * The whole steps of a range. They begin at multiples of their length, so that the same step has
   * the same number whenever it is asked for; one that is not over is not among them.
   */
  public static Steps whole(TimeRange range, Duration length) {
    long millis = length.toMillis();
    long first = Math.floorDiv(range.fromMillis(), millis);
    long end = Math.floorDiv(range.toMillis(), millis);
    return new Steps(new TimeRange(first * millis, end * millis), millis);
  }

  /** The last whole minute, of six grains, before a moment; one step. */
  public static Steps minuteBefore(long millis) {
    long end = Math.floorDiv(millis, GRAIN_MILLIS) * GRAIN_MILLIS;
    return new Steps(new TimeRange(end - MINUTE_MILLIS, end), MINUTE_MILLIS);
  }

  /** The shortest length of whole grains that cuts a range into no more steps. */
  public static Duration lengthFor(TimeRange range, int most) {
    long grains = Math.ceilDiv(range.lengthMillis(), most * GRAIN_MILLIS);
    return Duration.ofMillis(Math.max(1, grains) * GRAIN_MILLIS);
  }

  public long count() {
    return Math.ceilDiv(range.lengthMillis(), lengthMillis);
  }

  /** One of them, counted from 0. */
  public TimeRange step(int number) {
    long start = range.fromMillis() + number * lengthMillis;
    return new TimeRange(start, Math.min(start + lengthMillis, range.toMillis()));
  }

  /** Where each ends, in milliseconds since the epoch. */
  public long[] endsMillis() {
    long[] ends = new long[(int) count()];
    Arrays.setAll(ends, i -> step(i).toMillis());
    return ends;
  }

  public Duration length() {
    return Duration.ofMillis(lengthMillis);
  }

  public double seconds() {
    return (double) lengthMillis / 1_000;
  }

  /** One number for each step, of which nothing is known yet. */
  public double[] unknown() {
    double[] values = new double[(int) count()];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
