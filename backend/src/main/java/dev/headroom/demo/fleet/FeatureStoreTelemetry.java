package dev.headroom.demo.fleet;

import dev.headroom.demo.push.Push;
import dev.headroom.demo.simulation.FeatureStore;
import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.MetricMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The feature store is scraped by a Prometheus that forwards by remote write: counters and a
 * classic histogram, whose buckets are counters too.
 */
final class FeatureStoreTelemetry implements Telemetry {
  static final String SERVICE = "feature-store";

  private static final List<MetricMetadata> METRICS =
      List.of(
          Described.counter("feature_store_requests_total", "Requests answered, by status code."),
          Described.histogram(
              "feature_store_request_duration_seconds",
              "seconds",
              "From a request to the last of its lookups."),
          Described.counter("feature_store_caller_requests_total", "Requests, by who asks."),
          Described.counter(
              "feature_store_lookups_total", "Lookups of single features, by who asks."),
          Described.gauge(
              "feature_store_lookups_waiting", "Lookups that wait in a queue now, by shard."),
          Described.gauge("feature_store_shards_busy", "Shards at work now."));

  private static final long SLOW_MICROS = 50_000;
  private static final double SECONDS_PER_MICRO = 1e-6;
  private static final List<Integer> CODES = List.of(200, 503);
  private static final double[] BOUNDS_SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1
  };
  private static final Labels COUNT = series("feature_store_request_duration_seconds_count");
  private static final Labels SUM = series("feature_store_request_duration_seconds_sum");
  private static final Labels BUCKET = series("feature_store_request_duration_seconds_bucket");

  private final FeatureStore featureStore;
  private final RequestLog log;
  private final RemoteWriteTelling remoteWrite = new RemoteWriteTelling(METRICS);
  private final Readings readings = remoteWrite.readings();

  FeatureStoreTelemetry(FeatureStore featureStore, RandomGenerator random) {
    this.featureStore = featureStore;
    this.log =
        new RequestLog(
            SERVICE,
            SLOW_MICROS,
            random,
            each ->
                each.failed()
                    ? "lookup failed: " + each.cause()
                    : "features read in %.1f ms".formatted(each.millis()));
    CODES.forEach(code -> readings.counter(requests(code)));
  }

  @Override
  public void record(long fromMillis, long toMillis, List<Served> served) {
    served.stream()
        .collect(Collectors.groupingBy(Served::code, Collectors.counting()))
        .forEach((code, count) -> readings.increase(requests(code), count));
    countDurations(served);
    countLookups();
    readings.set(series("feature_store_shards_busy"), featureStore.busyShards(toMillis * 1_000));
    readings.readAt(toMillis);
    log.record(served);
  }

  @Override
  public List<Push> drain() {
    List<Push> pushes = new ArrayList<>();
    pushes.addAll(remoteWrite.drain());
    List<LogRecord> lines = log.drain();
    if (!lines.isEmpty()) {
      pushes.add(Push.logs(lines));
    }
    return pushes;
  }

  private void countLookups() {
    for (FeatureStore.Caller caller : FeatureStore.Caller.values()) {
      readings.set(
          series("feature_store_caller_requests_total").with("caller", caller.label()),
          (double) featureStore.requests(caller));
      readings.set(
          series("feature_store_lookups_total").with("caller", caller.label()),
          (double) featureStore.lookups(caller));
    }
    for (int shard = 0; shard < FeatureStore.SHARDS; shard++) {
      readings.set(
          series("feature_store_lookups_waiting").with("shard", String.valueOf(shard)),
          featureStore.waiting(shard));
    }
  }

  private void countDurations(List<Served> served) {
    double[] seconds =
        served.stream().mapToDouble(each -> each.micros() * SECONDS_PER_MICRO).toArray();
    for (double bound : BOUNDS_SECONDS) {
      int atMost = 0;
      for (double each : seconds) {
        atMost += each <= bound ? 1 : 0;
      }
      readings.increase(BUCKET.with("le", String.valueOf(bound)), atMost);
    }
    double sum = 0;
    for (double each : seconds) {
      sum += each;
    }
    readings.increase(BUCKET.with("le", "+Inf"), seconds.length);
    readings.increase(COUNT, seconds.length);
    readings.increase(SUM, sum);
  }

  private static Labels requests(int code) {
    return series("feature_store_requests_total").with("code", String.valueOf(code));
  }

  private static Labels series(String name) {
    return Labels.of(Labels.NAME, name, "service", SERVICE);
  }
}
