package dev.headroom.query;

import dev.headroom.model.TimeRange;
import dev.headroom.query.LineAnswer.Line;
import dev.headroom.query.LineQuery.Measure;
import dev.headroom.query.SeriesQueries.SeriesSamples;
import dev.headroom.query.range.CounterGrowth;
import dev.headroom.query.range.Steps;
import dev.headroom.storage.series.Samples;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The series of one line, added up. */
final class LineSum {
  /** What a rate is told over at least. */
  private static final long RATE_MILLIS = 60_000;

  private static final double MILLIS_PER_SECOND = 1_000;

  private final Steps steps;
  private final long endMillis;
  private final double[] values;
  private double latest = Double.NaN;

  /**
   * @param endMillis the moment the newest number is of
   */
  LineSum(Steps steps, long endMillis) {
    this.steps = steps;
    this.endMillis = endMillis;
    this.values = steps.unknown();
  }

  void add(Measure measure, SeriesSamples series) {
    Samples samples = series.samples();
    switch (measure) {
      case LATEST -> {
        add(step -> at(samples, step.toMillis()));
        latest = plus(latest, at(samples, endMillis));
      }
      case RATE -> {
        CounterGrowth growth = CounterGrowth.of(samples);
        long overMillis = Math.max(RATE_MILLIS, steps.lengthMillis());
        add(step -> rate(growth, step.toMillis(), overMillis));
        latest = plus(latest, rate(growth, endMillis, RATE_MILLIS));
      }
    }
  }

  private void add(ToDoubleFunction<TimeRange> number) {
    for (int i = 0; i < values.length; i++) {
      values[i] = plus(values[i], number.applyAsDouble(steps.step(i)));
    }
  }

  private static double plus(double sum, double value) {
    if (Double.isNaN(value)) {
      return sum;
    }
    return Double.isNaN(sum) ? value : sum + value;
  }

  /** What a series stood at just before a moment; a marker of staleness ends it. */
  private static double at(Samples samples, long millis) {
    int next = samples.firstAtOrAfter(millis);
    boolean isRecent =
        next > 0 && samples.timesMillis()[next - 1] >= millis - Steps.LOOK_BACK_MILLIS;
    return isRecent ? samples.values()[next - 1] : Double.NaN;
  }

  /**
   * Growth in a second from one sample to another: the last before a moment and the one that lies
   * at least so long before it. Between samples nobody knows how it grew, so a stretch that ends
   * anywhere else would hold one sample more or less than its share. Where the earlier one is
   * missing, of the whole stretch. Not known where nothing came shortly before the moment.
   *
   * <p>Increments are sent when there is something to add: silence is no growth.
   */
  private static double rate(CounterGrowth growth, long millis, long overMillis) {
    Samples samples = growth.samples();
    if (Double.isNaN(at(samples, millis))) {
      return Double.NaN;
    }
    long newest = samples.timesMillis()[samples.firstAtOrAfter(millis) - 1];
    if (growth.isOfIncrements() && millis - newest > overMillis) {
      return 0;
    }
    int earlier = samples.firstAtOrAfter(newest - overMillis + 1) - 1;
    long from = earlier < 0 ? newest - overMillis : samples.timesMillis()[earlier];
    if (growth.isOfIncrements() && newest - from > 2 * overMillis) {
      from = newest - overMillis;
    }
    return growth.in(new TimeRange(from + 1, newest + 1)) * MILLIS_PER_SECOND / (newest - from);
  }

  Line line(Map<String, String> labels) {
    return new Line(labels, latest, values);
  }
}
