package dev.headroom.query.percentile;

import static dev.headroom.storage.logs.Pages.found;

import dev.headroom.model.Answer;
import dev.headroom.model.TimeRange;
import dev.headroom.query.SeriesQueries;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Push;
import dev.headroom.storage.series.SeriesSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks a store for percentiles in few words. */
public final class TestAnswers {
  private TestAnswers() {}

  public static PercentileAnswer of(SeriesSource store, String selector, double... quantiles) {
    return found(outcome(store, selector, Push.ALL, Optional.empty(), quantiles));
  }

  public static PercentileAnswer of(
      SeriesSource store, String selector, TimeRange range, Duration step, double... quantiles) {
    return found(outcome(store, selector, range, Optional.of(step), quantiles));
  }

  public static Answer<PercentileAnswer> outcome(
      SeriesSource store,
      String selector,
      TimeRange range,
      Optional<Duration> step,
      double... quantiles) {
    List<Double> boxed = Arrays.stream(quantiles).boxed().toList();
    return new SeriesQueries(store)
        .percentiles(new PercentileQuery(Selector.parse(selector), range, boxed, step));
  }
}
