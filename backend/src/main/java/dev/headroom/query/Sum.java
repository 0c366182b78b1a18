package dev.headroom.query;

import dev.headroom.metrics.CounterGrowth;
import dev.headroom.metrics.SampleAnswer.SeriesSamples;
import dev.headroom.metrics.series.Samples;
import dev.headroom.model.TimeRange;
import dev.headroom.query.LineAnswer.Line;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The series of one line, added up. */
final class Sum {
  /** What the newest rate is told over: long enough for a sender that comes each half minute. */
  private static final long RATE_MILLIS = 60_000;

  private static final double MILLIS_PER_SECOND = 1_000;

  private final Grid grid;
  private final long endMillis;
  private final double[] values;
  private double latest = Double.NaN;

  /**
   * @param endMillis the moment the newest number is of
   */
  Sum(Grid grid, long endMillis) {
    this.grid = grid;
    this.endMillis = endMillis;
    this.values = new double[grid.count()];
    Arrays.fill(values, Double.NaN);
  }

  void add(Measure measure, SeriesSamples series) {
    Samples samples = new Samples(series.timesMillis(), series.values(), series.before());
    switch (measure) {
      case LATEST -> {
        add(step -> at(samples, step.toMillis()));
        latest = plus(latest, at(samples, endMillis));
      }
      case RATE -> {
        CounterGrowth growth = CounterGrowth.of(samples);
        add(step -> rate(growth, step));
        latest = plus(latest, newestRate(growth));
      }
    }
  }

  /** Up to the last sample: after that nobody knows yet what it grew by. */
  private double newestRate(CounterGrowth growth) {
    Samples samples = growth.samples();
    int after = samples.firstAtOrAfter(endMillis);
    if (after == 0 || Double.isNaN(at(samples, endMillis))) {
      return Double.NaN;
    }
    long newest = samples.timesMillis()[after - 1] + 1;
    return rate(growth, new TimeRange(newest - RATE_MILLIS, newest));
  }

  private void add(ToDoubleFunction<TimeRange> number) {
    for (int i = 0; i < values.length; i++) {
      values[i] = plus(values[i], number.applyAsDouble(grid.step(i)));
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
        next > 0 && samples.timesMillis()[next - 1] >= millis - LineReader.LOOKBACK_MILLIS;
    return isRecent ? samples.values()[next - 1] : Double.NaN;
  }

  /** Not known where nothing came in the stretch or shortly before it. */
  private static double rate(CounterGrowth growth, TimeRange stretch) {
    boolean isKnown = !Double.isNaN(at(growth.samples(), stretch.toMillis()));
    return isKnown ? growth.in(stretch) * MILLIS_PER_SECOND / stretch.lengthMillis() : Double.NaN;
  }

  Line line(Map<String, String> labels) {
    return new Line(labels, latest, values);
  }
}
