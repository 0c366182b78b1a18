package dev.headroom.demo.fleet;

import dev.headroom.demo.push.Push;
import dev.headroom.demo.simulation.Profile;
import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The profile service pushes the durations of answered reads natively, its counters and gauges by
 * remote write and its log as newline-delimited JSON.
 */
final class ProfileTelemetry implements Telemetry {
  static final String SERVICE = "profile";

  private static final List<MetricMetadata> METRICS =
      List.of(
          Described.counter("profile_requests_total", "Reads answered, by status code."),
          Described.counter(
              "profile_cache_lookups_total", "Reads that looked in the cache, by what they found."),
          Described.gauge(
              "profile_database_connections",
              "connections",
              "Connections to the database that reads may use."),
          Described.gauge(
              "profile_database_connections_busy", "Connections that carry a query now."),
          Described.gauge(
              "profile_database_queries_waiting", "Queries that wait for a connection now."),
          Described.gauge(
              "profile_database_timeout_seconds",
              "seconds",
              "After how long a query is given up."));

  private static final long SLOW_MICROS = 100_000;
  private static final double SECONDS_PER_MICRO = 1e-6;
  private static final List<Integer> CODES = List.of(200, 502, 503, 504);
  private static final Labels DURATION = series("profile_read_duration_seconds");
  private static final Labels POOL = series("profile_database_connections");
  private static final Labels BUSY = series("profile_database_connections_busy");
  private static final Labels WAITING = series("profile_database_queries_waiting");
  private static final Labels TIMEOUT = series("profile_database_timeout_seconds");

  private final Profile profile;
  private final RequestLog log;
  private final RemoteWriteTelling remoteWrite = new RemoteWriteTelling(METRICS);
  private final Readings readings = remoteWrite.readings();
  private final List<Observations> durations = new ArrayList<>();

  ProfileTelemetry(Profile profile, RandomGenerator random) {
    this.profile = profile;
    this.log = new RequestLog(SERVICE, SLOW_MICROS, random, ProfileTelemetry::words);
    CODES.forEach(code -> readings.counter(requests(code)));
    readings.counter(lookups(Profile.HIT));
    readings.counter(lookups(Profile.MISS));
  }

  @Override
  public void record(long fromMillis, long toMillis, List<Served> served) {
    double[] millis =
        served.stream().filter(each -> !each.failed()).mapToDouble(Served::millis).toArray();
    if (millis.length > 0) {
      durations.add(new Observations(DURATION, Unit.MILLISECONDS, toMillis, millis, 0));
    }
    for (Served each : served) {
      readings.increase(requests(each.code()), 1);
      if (!each.way().equals(Profile.DATABASE)) {
        readings.increase(lookups(each.way()), 1);
      }
    }
    readings.set(POOL, profile.pool());
    readings.set(BUSY, profile.busyConnections(toMillis * 1_000));
    readings.set(WAITING, profile.waitingQueries());
    readings.set(TIMEOUT, profile.timeoutMicros() * SECONDS_PER_MICRO);
    readings.readAt(toMillis);
    log.record(served);
  }

  @Override
  public List<Push> drain() {
    List<Push> pushes = new ArrayList<>();
    pushes.addAll(remoteWrite.drain());
    if (!durations.isEmpty()) {
      pushes.add(Push.timings(durations));
      durations.clear();
    }
    List<LogRecord> lines = log.drain();
    if (!lines.isEmpty()) {
      pushes.add(Push.logs(lines));
    }
    return pushes;
  }

  private static String words(Served read) {
    String way = read.way().equals(Profile.DATABASE) ? "" : ", cache " + read.way();
    if (read.failed()) {
      return "profile not read%s: %s".formatted(way, read.cause());
    }
    return "profile read in %d ms%s".formatted(read.micros() / 1_000, way);
  }

  private static Labels requests(int code) {
    return series("profile_requests_total").with("code", String.valueOf(code));
  }

  private static Labels lookups(String result) {
    return series("profile_cache_lookups_total").with("result", result);
  }

  private static Labels series(String name) {
    return Labels.of(Labels.NAME, name, "service", SERVICE);
  }
}
