package dev.headroom.metrics;

import dev.headroom.metrics.series.Samples;
import dev.headroom.model.TimeRange;

/**
 * How a counter grew, resets taken into account. What it grew by from one sample to the next counts
 * at the time of the later one; nothing is extrapolated. The first grows it by nothing, unless it
 * is known what the counter stood at before.
 *
 * @param total what it grew by up to each sample
 */
public record CounterGrowth(Samples samples, double[] total) {
  public static CounterGrowth of(Samples samples) {
    double[] total = new double[samples.size()];
    double sum = 0;
    double last = samples.before();
    for (int i = 0; i < total.length; i++) {
      double value = samples.values()[i];
      if (Double.isFinite(value)) {
        if (!Double.isNaN(last)) {
          sum += value >= last ? value - last : value;
        }
        last = value;
      }
      total[i] = sum;
    }
    return new CounterGrowth(samples, total);
  }

  /** What it grew by in a range. */
  public double in(TimeRange range) {
    int first = samples.firstAtOrAfter(range.fromMillis());
    int end = samples.firstAtOrAfter(range.toMillis());
    if (end <= first) {
      return 0;
    }
    return total[end - 1] - (first > 0 ? total[first - 1] : 0);
  }
}
