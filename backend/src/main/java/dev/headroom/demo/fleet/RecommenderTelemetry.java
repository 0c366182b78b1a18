package dev.headroom.demo.fleet;

import dev.headroom.demo.push.OtlpLogsPush;
import dev.headroom.demo.push.OtlpMetricsPush;
import dev.headroom.demo.push.Push;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The recommender speaks OTLP: exponential histograms as protobuf, logs as JSON. */
final class RecommenderTelemetry implements Telemetry {
  static final String SERVICE = "recommender";

  private static final long SLOW_MICROS = 300_000;
  private static final double SECONDS_PER_MICRO = 1e-6;
  private static final Labels DURATION =
      Labels.of(Labels.NAME, "recommender_feed_duration_seconds", "route", "/feed");

  private final RequestLog log;
  private final List<DistributionPoint> durations = new ArrayList<>();

  RecommenderTelemetry(RandomGenerator random) {
    this.log =
        new RequestLog(
            SERVICE,
            SLOW_MICROS,
            random,
            each ->
                each.failed()
                    ? "feed failed with %d: %s".formatted(each.code(), each.cause())
                    : "feed filled from 10 sources in %d ms".formatted(each.micros() / 1_000));
  }

  @Override
  public void record(long fromMillis, long toMillis, List<Served> served) {
    log.record(served);
    List<Double> seconds =
        served.stream()
            .filter(each -> !each.failed())
            .map(each -> each.micros() * SECONDS_PER_MICRO)
            .toList();
    if (!seconds.isEmpty()) {
      durations.add(new DistributionPoint(fromMillis, toMillis, ExponentialBuckets.of(seconds)));
    }
  }

  @Override
  public List<Push> drain() {
    List<Push> pushes = new ArrayList<>();
    if (!durations.isEmpty()) {
      Distributions series =
          new Distributions(DURATION, Unit.SECONDS, Temporality.DELTA, List.copyOf(durations));
      pushes.add(OtlpMetricsPush.of(SERVICE, List.of(series)));
      durations.clear();
    }
    List<LogRecord> lines = log.drain();
    if (!lines.isEmpty()) {
      pushes.add(OtlpLogsPush.of(SERVICE, lines));
    }
    return pushes;
  }
}
