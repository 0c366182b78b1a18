package dev.headroom.demo.fleet;

import dev.headroom.demo.push.Push;
import dev.headroom.demo.simulation.Hosts;
import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.Severity;
import dev.headroom.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The hosts' agents push how late their timers fired as native timings, how busy each machine is by
 * remote write, and what the kernel says as newline-delimited JSON.
 */
final class HostsTelemetry implements Telemetry {
  static final String SERVICE = "hosts";

  private static final List<MetricMetadata> METRICS =
      List.of(
          Described.gauge(
              "host_cpu_busy_ratio", "ratio", "How much of its processor a machine uses, 0 to 1."));

  private static final long LATE_MICROS = 10_000;
  private static final int LATE_LINES_MAX = 3;
  private static final Labels DELAY =
      Labels.of(Labels.NAME, "host_timer_delay_seconds", "service", SERVICE);

  private final Hosts hosts;
  private final RequestLog log;
  private final RemoteWriteTelling remoteWrite = new RemoteWriteTelling(METRICS);
  private final Readings gauges = remoteWrite.readings();
  private final List<Observations> delays = new ArrayList<>();
  private int stepped;

  HostsTelemetry(Hosts hosts, RandomGenerator random) {
    this.hosts = hosts;
    this.log = new RequestLog(SERVICE, LATE_MICROS, random, HostsTelemetry::words);
  }

  @Override
  public void record(long fromMillis, long toMillis, List<Served> served) {
    double[] millis = served.stream().mapToDouble(Served::millis).toArray();
    if (millis.length > 0) {
      delays.add(new Observations(DELAY, Unit.MILLISECONDS, toMillis, millis, 0));
    }
    for (int i = 0; i < hosts.all().size(); i++) {
      Hosts.Host host = hosts.all().get(i);
      Labels busy =
          Labels.of(
              Labels.NAME, "host_cpu_busy_ratio", "host", host.name(), "service", host.service());
      gauges.set(busy, hosts.busy(i, toMillis * 1_000));
    }
    gauges.readAt(toMillis);
    log.record(
        served.stream().filter(each -> each.micros() > LATE_MICROS).limit(LATE_LINES_MAX).toList());
    for (; stepped < hosts.stepped(); stepped++) {
      String host = hosts.all().get(stepped).name();
      log.note(
          toMillis, Severity.WARN, host + " kernel: Clock: inserting leap second 23:59:60 UTC");
    }
    stepped = hosts.stepped();
  }

  @Override
  public List<Push> drain() {
    List<Push> pushes = new ArrayList<>();
    pushes.addAll(remoteWrite.drain());
    if (!delays.isEmpty()) {
      pushes.add(Push.timings(delays));
      delays.clear();
    }
    List<LogRecord> lines = log.drain();
    if (!lines.isEmpty()) {
      pushes.add(Push.logs(lines));
    }
    return pushes;
  }

  private static String words(Served timer) {
    return "%s timer fired %.0f ms late".formatted(timer.way(), timer.millis());
  }
}
