package dev.headroom.capacity;

import dev.headroom.model.Answer;
import dev.headroom.model.TimeRange;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.SeriesQueries.SampleAnswer;
import dev.headroom.query.SeriesQueries.SeriesSamples;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.query.range.CounterGrowth;
import dev.headroom.query.range.Steps;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Samples;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads series step by step, all that match summed; NaN where no series has data. */
final class StepReader {
  static final int SAMPLES_MAX = 2_000_000;

  /** A level is told for a shorter time than others: utilisation of a minute ago is not now's. */
  private static final long GAUGE_LOOKBACK_MILLIS = 60_000;

  private static final List<Double> ANY_QUANTILE = List.of(1.0);

  private final SeriesQueries metrics;
  private final Steps steps;
  private boolean cut;

  StepReader(SeriesQueries metrics, Steps steps) {
    this.metrics = metrics;
    this.steps = steps;
  }

  /** Whether anything that was read is incomplete for a limit. */
  boolean isCut() {
    return cut;
  }

  /** What counters grew by; where there are none, how much was observed. */
  double[] events(Selector selector) {
    List<SeriesSamples> counters = samples(selector, Steps.LOOK_BACK_MILLIS);
    if (counters.isEmpty()) {
      return observations(selector);
    }
    double[] values = steps.unknown();
    for (SeriesSamples counter : counters) {
      Samples samples = counter.samples();
      CounterGrowth growth = CounterGrowth.of(samples);
      for (int i = 0; i < values.length; i++) {
        TimeRange step = steps.step(i);
        if (count(samples, step) > 0) {
          add(values, i, growth.in(step));
        }
      }
    }
    return values;
  }

  /** Nobody sends an empty distribution, so silence between two of them is no load. */
  private double[] observations(Selector selector) {
    double[] values = steps.unknown();
    Optional<PercentileAnswer> answer = answer(selector);
    List<PercentileAnswer.Point> points = answer.map(PercentileAnswer::points).orElse(List.of());
    int next = -1;
    for (PercentileAnswer.Point point : points) {
      int at = (int) ((point.fromMillis() - steps.range().fromMillis()) / steps.lengthMillis());
      for (int silent = next; silent >= 0 && silent < at; silent++) {
        values[silent] = 0;
      }
      values[at] = point.count();
      next = at + 1;
    }
    return values;
  }

  private Optional<PercentileAnswer> answer(Selector selector) {
    return metrics.percentiles(
                new PercentileQuery(
                    selector, steps.range(), ANY_QUANTILE, Optional.of(steps.length())))
            instanceof Answer.Found<PercentileAnswer> found
        ? Optional.of(found.value())
        : Optional.empty();
  }

  /**
   * What gauges add up to. Utilisation is time in use over time, so a step with several samples has
   * their mean; a step without any goes by the last one before.
   */
  double[] level(Selector selector) {
    double[] values = steps.unknown();
    for (SeriesSamples gauge : samples(selector, GAUGE_LOOKBACK_MILLIS)) {
      Samples samples = gauge.samples();
      for (int i = 0; i < values.length; i++) {
        add(values, i, mean(samples, steps.step(i)));
      }
    }
    return values;
  }

  private static double mean(Samples samples, TimeRange step) {
    int first = samples.firstAtOrAfter(step.fromMillis());
    int end = samples.firstAtOrAfter(step.toMillis());
    if (end == first) {
      boolean recent =
          first > 0
              && samples.timesMillis()[first - 1] >= step.fromMillis() - GAUGE_LOOKBACK_MILLIS;
      return recent ? samples.values()[first - 1] : Double.NaN;
    }
    double sum = 0;
    for (int i = first; i < end; i++) {
      sum += samples.values()[i];
    }
    return sum / (end - first);
  }

  OptionalLong newestMillis(Selector selector) {
    OptionalLong newest = metrics.newestMillis(selector);
    // The name of a Prometheus histogram is no series' name.
    return newest.isPresent()
        ? newest
        : answer(selector).map(PercentileAnswer::newestMillis).orElse(OptionalLong.empty());
  }

  private List<SeriesSamples> samples(Selector selector, long lookbackMillis) {
    TimeRange range = steps.range();
    SampleAnswer answer =
        metrics.samples(
            selector,
            new TimeRange(range.fromMillis() - lookbackMillis, range.toMillis()),
            SAMPLES_MAX);
    cut |= answer.truncated();
    return answer.series();
  }

  private static int count(Samples samples, TimeRange step) {
    return samples.firstAtOrAfter(step.toMillis()) - samples.firstAtOrAfter(step.fromMillis());
  }

  private static void add(double[] values, int at, double value) {
    if (!Double.isNaN(value)) {
      values[at] = Double.isNaN(values[at]) ? value : values[at] + value;
    }
  }
}
