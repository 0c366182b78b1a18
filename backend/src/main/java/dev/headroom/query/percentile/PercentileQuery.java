package dev.headroom.query.percentile;

import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.query.range.Steps;
import dev.headroom.select.Matcher;
import dev.headroom.select.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks for percentiles of merged distributions.
 *
 * @param selector of the series to merge; a name in it may also be the metric's original (OTLP)
 *     name or that of a Prometheus histogram without {@code _bucket}
 * @param range is widened to whole {@link Steps#LENGTH_MIN}, the grain of stored cells: {@link
 *     #covered}
 * @param quantiles 1 to {@value #QUANTILES_MAX}, each 0 to 1
 * @param step one answer for each stretch of this length, at least {@link Steps#LENGTH_MIN} and
 *     rounded up to whole ones: {@link #coveredStep}; empty for one answer over the whole range
 */
public record PercentileQuery(
    Selector selector, TimeRange range, List<Double> quantiles, Optional<Duration> step) {
  public static final int QUANTILES_MAX = 20;
  public static final int STEPS_MAX = 11_000;

  /**
   * @throws IllegalArgumentException naming the limit and the value that breaks it
   */
  public PercentileQuery {
    quantiles = List.copyOf(quantiles);
    if (quantiles.isEmpty() || quantiles.size() > QUANTILES_MAX) {
      throw new IllegalArgumentException(
          "1 to " + QUANTILES_MAX + " quantiles, not " + quantiles.size());
    }
    for (double quantile : quantiles) {
      if (!(quantile >= 0 && quantile <= 1)) {
        throw new IllegalArgumentException("a quantile is 0 to 1, not " + quantile);
      }
    }
    Steps.covering(range, step, STEPS_MAX);
  }

  /** Asks for all series of one metric. */
  public static PercentileQuery ofMetric(
      String metric, TimeRange range, List<Double> quantiles, Optional<Duration> step) {
    Selector selector =
        new Selector(List.of(new Matcher(Labels.NAME, Matcher.Operator.EQUAL, metric)));
    return new PercentileQuery(selector, range, quantiles, step);
  }

  /** The shortest step that cuts a range no finer. */
  public static Duration step(TimeRange range, int most) {
    return Steps.lengthFor(Steps.covering(range, Optional.empty()).range(), most);
  }

  /** What the answer is about: the range in whole cells. */
  public TimeRange covered() {
    return steps().range();
  }

  /** How long its stretches are; empty where there is one over the whole range. */
  public Optional<Duration> coveredStep() {
    return step.map(_ -> steps().length());
  }

  Steps steps() {
    return Steps.covering(range, step);
  }
}
