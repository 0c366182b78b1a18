package dev.headroom.demo.fleet;

import dev.headroom.demo.push.Push;
import dev.headroom.demo.simulation.Recommender;
import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.Severity;
import dev.headroom.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The recommender speaks OTLP: histograms, counters and gauges as protobuf, logs as JSON. */
final class RecommenderTelemetry implements Telemetry {
  static final String SERVICE = "recommender";

  private static final List<MetricMetadata> METRICS =
      List.of(
          Described.histogram(
              "recommender_feed_duration_seconds",
              "s",
              "From a request for a feed to the filled feed."),
          Described.counter(
              "recommender_feeds_total", "{feed}", "Feeds filled, by who chose what is in them."),
          Described.counter(
              "recommender_source_timeouts_total",
              "{timeout}",
              "Calls of a candidate source that timed out and were made again."),
          Described.gauge(
              "recommender_model_version", "", "Version of the model an instance serves."),
          Described.gauge(
              "recommender_feature_schema_version",
              "",
              "Version of the schema of the features an instance reads."));

  private static final long SLOW_MICROS = 300_000;
  private static final double SECONDS_PER_MICRO = 1e-6;
  private static final Labels DURATION =
      Labels.of(Labels.NAME, "recommender_feed_duration_seconds", "route", "/feed");
  private static final Labels TIMEOUTS =
      Labels.of(Labels.NAME, "recommender_source_timeouts_total", "source", "trending");

  private final Recommender recommender;
  private final RequestLog log;
  private final Readings counters = new Readings();
  private final Readings gauges = new Readings();
  private final List<DistributionPoint> durations = new ArrayList<>();

  RecommenderTelemetry(Recommender recommender, RandomGenerator random) {
    this.recommender = recommender;
    this.log = new RequestLog(SERVICE, SLOW_MICROS, random, RecommenderTelemetry::words);
    counters.counter(feeds(Recommender.MODEL_WAY));
    counters.counter(feeds(Recommender.FALLBACK_WAY));
  }

  @Override
  public void record(long fromMillis, long toMillis, List<Served> served) {
    log.record(served);
    served.forEach(each -> counters.increase(feeds(each.way()), 1));
    counters.set(TIMEOUTS, (double) recommender.timeouts());
    for (int instance = 0; instance < Recommender.INSTANCES; instance++) {
      gauges.set(ofInstance("recommender_model_version", instance), recommender.model(instance));
      gauges.set(ofInstance("recommender_feature_schema_version", instance), Recommender.SCHEMA);
    }
    counters.readAt(toMillis);
    gauges.readAt(toMillis);
    List<Double> seconds =
        served.stream()
            .filter(each -> !each.failed())
            .map(each -> each.micros() * SECONDS_PER_MICRO)
            .toList();
    if (!seconds.isEmpty()) {
      durations.add(new DistributionPoint(fromMillis, toMillis, ExponentialBuckets.of(seconds)));
    }
    long popular =
        served.stream().filter(each -> each.way().equals(Recommender.FALLBACK_WAY)).count();
    if (popular > 1) {
      log.note(toMillis, Severity.WARN, popular + " feeds hold popular items, not ranked ones");
    }
  }

  @Override
  public List<Push> drain() {
    List<Push> pushes = new ArrayList<>();
    List<Distributions> series =
        durations.isEmpty()
            ? List.of()
            : List.of(
                new Distributions(
                    DURATION, Unit.SECONDS, Temporality.DELTA, List.copyOf(durations)));
    pushes.add(Push.otlpMetrics(SERVICE, series, counters.drain(), gauges.drain(), METRICS));
    durations.clear();
    List<LogRecord> lines = log.drain();
    if (!lines.isEmpty()) {
      pushes.add(Push.otlpLogs(SERVICE, lines));
    }
    return pushes;
  }

  private static String words(Served feed) {
    long millis = feed.micros() / 1_000;
    if (feed.failed()) {
      return "feed failed with %d: %s".formatted(feed.code(), feed.cause());
    }
    String filled = "feed filled from %d sources in %d ms".formatted(Recommender.SOURCES, millis);
    return feed.cause().isEmpty() ? filled : filled + ": " + feed.cause();
  }

  private static Labels feeds(String way) {
    return Labels.of(Labels.NAME, "recommender_feeds_total", "answered_by", way);
  }

  private static Labels ofInstance(String name, int instance) {
    return Labels.of(Labels.NAME, name, "instance", SERVICE + "-" + instance);
  }
}
