package dev.headroom.metrics.head;

import dev.headroom.model.Answer;
import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.storage.series.Push;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The metric store: a scrape of 500 counters a second later each time, 1,000 observations in ten
 * series, and percentiles of an hour of such observations, minute by minute.
 */
@State(Scope.Thread)
public class HeadBenchmark {
  private static final int COUNTERS = 500;
  private static final int TIMINGS = 10;
  private static final int VALUES = 100;
  private static final int HOUR_MILLIS = 3_600_000;
  private static final int STEP_MILLIS = 10_000;

  /** Fixed, so that figures compare: the same data in every run. */
  private final Random random = new Random(1);

  private final List<Labels> counters = new ArrayList<>();
  private final List<Labels> timings = new ArrayList<>();
  private final PercentileQuery lastHour =
      PercentileQuery.ofMetric(
          "request_duration_seconds",
          new TimeRange(Push.NOW, Push.NOW + HOUR_MILLIS),
          List.of(0.5, 0.95, 0.99),
          Optional.of(Duration.ofMinutes(1)));
  private Head written;
  private Head read;
  private long millis;

  @Setup
  public void anHour() {
    for (int i = 0; i < COUNTERS; i++) {
      counters.add(Push.series("requests_total", "path", "/cart/" + i));
    }
    for (int i = 0; i < TIMINGS; i++) {
      timings.add(Push.series("request_duration_seconds", "pod", "checkout-" + i));
    }
    read = empty();
    for (long at = Push.NOW; at < Push.NOW + HOUR_MILLIS; at += STEP_MILLIS) {
      read.apply(at, observations(at), List.of());
    }
  }

  @Setup(Level.Iteration)
  public void startAgain() {
    written = empty();
    millis = Push.NOW;
  }

  @Benchmark
  public List<Rejection> apply500Samples() {
    millis += 1_000;
    List<SeriesData> scrape = new ArrayList<>(COUNTERS);
    for (Labels labels : counters) {
      scrape.add(Push.floats(labels, millis, millis / 100.0));
    }
    return written.apply(millis, scrape, List.of());
  }

  @Benchmark
  public List<Rejection> apply1000Observations() {
    millis += 1_000;
    return written.apply(millis, observations(millis), List.of());
  }

  @Benchmark
  public Answer<PercentileAnswer> percentilesOfAnHour() {
    return new SeriesQueries(read).percentiles(lastHour);
  }

  private static Head empty() {
    return new Head(HeadConfig.defaults(), new CollectorRegistry());
  }

  private List<SeriesData> observations(long at) {
    List<SeriesData> all = new ArrayList<>(TIMINGS);
    for (Labels labels : timings) {
      double[] values = new double[VALUES];
      for (int i = 0; i < VALUES; i++) {
        values[i] = 0.02 * Math.exp(random.nextGaussian());
      }
      all.add(Push.observations(labels, Unit.SECONDS, at, values));
    }
    return all;
  }
}
