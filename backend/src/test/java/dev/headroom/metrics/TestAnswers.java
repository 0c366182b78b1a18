package dev.headroom.metrics;

import dev.headroom.model.TimeRange;
import dev.headroom.select.Selector;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks a store for percentiles in few words. */
final class TestAnswers {
  private TestAnswers() {}

  static PercentileAnswer of(MetricStore store, String selector, double... quantiles) {
    return (PercentileAnswer) outcome(store, selector, Push.ALL, Optional.empty(), quantiles);
  }

  static PercentileAnswer of(
      MetricStore store, String selector, TimeRange range, Duration step, double... quantiles) {
    return (PercentileAnswer) outcome(store, selector, range, Optional.of(step), quantiles);
  }

  static PercentileOutcome outcome(
      MetricStore store,
      String selector,
      TimeRange range,
      Optional<Duration> step,
      double... quantiles) {
    List<Double> boxed = Arrays.stream(quantiles).boxed().toList();
    return store.percentiles(new PercentileQuery(Selector.parse(selector), range, boxed, step));
  }
}
