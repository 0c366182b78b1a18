package dev.headroom.metrics.head;

import dev.headroom.model.SeriesData.Observations;
import java.util.Arrays;

/**
 * Pushed values in ticks, with those that the sender's stall kept it from making: for a value above
 * the expected interval also the value less one interval, less two, … down to the interval itself
 * (HdrHistogram's recordValueWithExpectedInterval).
 *
 * @param ticks each value rounded to the nearest tick
 * @param values the same values in the pushed unit
 * @param sum of the values, in ticks
 * @param cut how many values of a stall were left out for a limit; the largest were kept
 */
record Observed(long[] ticks, double[] values, double sum, long cut) {
  /** Values added for the stall behind one value, at most. */
  static final int STALL_VALUES_PER_VALUE_MAX = 100_000;

  /** Values added for all stalls of one push of one series, at most. */
  static final int STALL_VALUES_MAX = 1_000_000;

  static Observed of(Observations data) {
    double ticksPerUnit = data.unit().ticksPerUnit();
    double[] pushed = data.values();
    long[] ticks = new long[pushed.length];
    double sum = 0;
    for (int i = 0; i < pushed.length; i++) {
      ticks[i] = Math.round(pushed[i] * ticksPerUnit);
      sum += pushed[i] * ticksPerUnit;
    }
    return data.expectedInterval() > 0
        ? withStalls(ticks, pushed, sum, data.expectedInterval() * ticksPerUnit, ticksPerUnit)
        : new Observed(ticks, pushed, sum, 0);
  }

  private static Observed withStalls(
      long[] pushed, double[] pushedValues, double pushedSum, double expected, double perUnit) {
    long interval = Math.max(1, Math.round(expected));
    int size = pushed.length;
    long wanted = 0;
    int[] added = new int[pushed.length];
    for (int i = 0; i < pushed.length; i++) {
      long missing = Math.max(0, pushed[i] / interval - 1);
      int room = STALL_VALUES_MAX - (size - pushed.length);
      added[i] = (int) Math.min(missing, Math.min(STALL_VALUES_PER_VALUE_MAX, room));
      size += added[i];
      wanted += missing;
    }
    long[] ticks = Arrays.copyOf(pushed, size);
    double[] values = Arrays.copyOf(pushedValues, size);
    double sum = pushedSum;
    int at = pushed.length;
    for (int i = 0; i < pushed.length; i++) {
      for (int stalled = 1; stalled <= added[i]; stalled++) {
        ticks[at] = pushed[i] - stalled * interval;
        values[at] = ticks[at] / perUnit;
        sum += ticks[at++];
      }
    }
    return new Observed(ticks, values, sum, wanted - (size - pushed.length));
  }
}
