package dev.headroom.metrics.series;

import dev.headroom.storage.series.Samples;
import java.util.Arrays;

/**
 * A counter that was sent both as readings and as increments: what it was read as, and the running
 * total of the increments on top.
 *
 * @param readings all up to the end of a range
 * @param otherwise what it was last read as, where no reading is kept any more
 */
record Stacked(Samples readings, double otherwise) {
  /**
   * The counter from a time on. Increments count from the first on; a reading that is the first of
   * the range grows by nothing, for nobody knows what was before.
   */
  Samples with(Samples totals, long fromMillis) {
    int first = readings.firstAtOrAfter(fromMillis);
    long[] times = new long[readings.size() - first + totals.size()];
    double[] values = new double[times.length];
    double level = first > 0 ? readings.values()[first - 1] : start();
    double total = totals.before();
    double before = Double.NaN;
    int size = 0;
    for (int r = first, t = 0; r < readings.size() || t < totals.size(); size++) {
      long reading = r < readings.size() ? readings.timesMillis()[r] : Long.MAX_VALUE;
      long added = t < totals.size() ? totals.timesMillis()[t] : Long.MAX_VALUE;
      times[size] = Math.min(reading, added);
      level = reading <= added ? readings.values()[r++] : level;
      before = size == 0 ? level + total : before;
      total = added <= reading ? totals.values()[t++] : total;
      values[size] = level + total;
    }
    return new Samples(Arrays.copyOf(times, size), Arrays.copyOf(values, size), before);
  }

  private double start() {
    return readings.size() > 0 ? readings.values()[0] : otherwise;
  }
}
