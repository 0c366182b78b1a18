package dev.headroom.query.range;

import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.Decision;
import dev.headroom.model.TimeRange;
import dev.headroom.storage.series.Samples;

/**
 * How a counter grew, by the same rule by which its points were counted. Growth from one sample to
 * the next counts at the time of the later one; after a gap it counts evenly over the gap. Nothing
 * is extrapolated. Where it is known what the counter stood at before the first sample, as with
 * increments, each counts at its own time.
 *
 * @param total what it grew by up to each sample
 * @param sinceMillis where the stretch begins that the growth up to each sample belongs to
 */
public record CounterGrowth(Samples samples, double[] total, long[] sinceMillis) {
  public static CounterGrowth of(Samples samples) {
    return isOfIncrements(samples) ? ofTotals(samples) : ofReadings(samples);
  }

  private static boolean isOfIncrements(Samples samples) {
    return !Double.isNaN(samples.before());
  }

  /** Whether it was told in increments, so that silence is no growth. */
  public boolean isOfIncrements() {
    return isOfIncrements(samples);
  }

  private static CounterGrowth ofTotals(Samples samples) {
    double[] total = new double[samples.size()];
    double sum = 0;
    double last = samples.before();
    for (int i = 0; i < total.length; i++) {
      double value = samples.values()[i];
      if (Double.isFinite(value)) {
        sum += value >= last ? value - last : value;
        last = value;
      }
      total[i] = sum;
    }
    return new CounterGrowth(samples, total, samples.timesMillis());
  }

  private static CounterGrowth ofReadings(Samples samples) {
    double[] total = new double[samples.size()];
    long[] sinceMillis = new long[total.length];
    BaseLine base = new BaseLine();
    double sum = 0;
    for (int i = 0; i < total.length; i++) {
      double value = samples.values()[i];
      long millis = samples.timesMillis()[i];
      sinceMillis[i] = millis;
      if (Double.isFinite(value) && !base.isSet()) {
        base.begin(millis, value);
      } else if (Double.isFinite(value)) {
        Decision decision = base.next(0, millis, value);
        sum += base.growth(decision, value);
        sinceMillis[i] = base.sinceMillis(0, millis);
        base.move(decision, millis, value);
      }
      total[i] = sum;
    }
    return new CounterGrowth(samples, total, sinceMillis);
  }

  /** What it grew by in a range. */
  public double in(TimeRange range) {
    return range.lengthMillis() > 0 ? before(range.toMillis()) - before(range.fromMillis()) : 0;
  }

  /** What it grew by before a moment. */
  private double before(long millis) {
    int next = samples.firstAtOrAfter(millis);
    double grown = next > 0 ? total[next - 1] : 0;
    if (next == total.length || sinceMillis[next] >= millis) {
      return grown;
    }
    long length = samples.timesMillis()[next] - sinceMillis[next];
    return grown + (total[next] - grown) * (millis - sinceMillis[next]) / length;
  }
}
