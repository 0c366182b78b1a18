package dev.headroom.metrics;

import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks for percentiles of merged distributions.
 *
 * @param selector of the series to merge; a name in it may also be the metric's original (OTLP)
 *     name or that of a Prometheus histogram without {@code _bucket}
 * @param range its start is rounded down to {@link #STEP_MIN}, the grain of stored cells
 * @param quantiles 1 to {@value #QUANTILES_MAX}, each 0 to 1
 * @param step one answer for each stretch of this length, at least {@link #STEP_MIN}; empty for one
 *     answer over the whole range
 */
public record PercentileQuery(
    Selector selector, TimeRange range, List<Double> quantiles, Optional<Duration> step) {
  public static final int QUANTILES_MAX = 20;
  public static final int STEPS_MAX = 11_000;
  public static final Duration STEP_MIN = Duration.ofSeconds(10);

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
    if (step.isPresent() && step.get().compareTo(STEP_MIN) < 0) {
      throw new IllegalArgumentException("a step is at least 10s, not " + step.get());
    }
    long steps = steps(range, step);
    if (steps > STEPS_MAX) {
      throw new IllegalArgumentException("at most " + STEPS_MAX + " steps, not " + steps);
    }
  }

  /** Asks for all series of one metric. */
  public static PercentileQuery ofMetric(
      String metric, TimeRange range, List<Double> quantiles, Optional<Duration> step) {
    Selector selector =
        new Selector(List.of(new Matcher(Labels.NAME, Matcher.Operator.EQUAL, metric)));
    return new PercentileQuery(selector, range, quantiles, step);
  }

  /** How many stretches are asked for. */
  int steps() {
    return (int) steps(range, step);
  }

  /** The stretch of a step, counted from 0. */
  TimeRange stretch(int number) {
    long from = alignedFrom(range);
    if (step.isEmpty()) {
      return new TimeRange(from, range.toMillis());
    }
    long length = step.get().toMillis();
    long start = from + number * length;
    return new TimeRange(start, Math.min(start + length, range.toMillis()));
  }

  private static long steps(TimeRange range, Optional<Duration> step) {
    return step.map(each -> Math.ceilDiv(range.toMillis() - alignedFrom(range), each.toMillis()))
        .orElse(1L);
  }

  private static long alignedFrom(TimeRange range) {
    long grain = STEP_MIN.toMillis();
    return Math.floorDiv(range.fromMillis(), grain) * grain;
  }
}
