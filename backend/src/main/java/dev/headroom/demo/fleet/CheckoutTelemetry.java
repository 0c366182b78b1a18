package dev.headroom.demo.fleet;

import dev.headroom.demo.push.Push;
import dev.headroom.demo.simulation.Checkout;
import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checkout pushes every single duration natively, its counters by remote write and its log as
 * newline-delimited JSON.
 */
final class CheckoutTelemetry implements Telemetry {
  static final String SERVICE = "checkout";

  private static final List<MetricMetadata> METRICS =
      List.of(
          Described.counter(
              "checkout_requests_total", "Orders answered, by version and status code."),
          Described.gauge("checkout_workers_busy", "Workers that hold an order now."),
          Described.gauge("checkout_orders_waiting", "Orders that wait for a worker now."));

  private static final long SLOW_MICROS = 200_000;
  private static final List<String> VERSIONS = List.of(Checkout.VERSION, Checkout.NEW_VERSION);
  private static final List<Integer> CODES = List.of(200, 500, 502, 503);
  private static final Labels BUSY =
      Labels.of(Labels.NAME, "checkout_workers_busy", "service", SERVICE);
  private static final Labels WAITING =
      Labels.of(Labels.NAME, "checkout_orders_waiting", "service", SERVICE);

  private final Checkout checkout;
  private final RandomGenerator random;
  private final RequestLog log;
  private final RemoteWriteTelling remoteWrite = new RemoteWriteTelling(METRICS);
  private final Readings readings = remoteWrite.readings();
  private final List<Observations> durations = new ArrayList<>();

  CheckoutTelemetry(Checkout checkout, RandomGenerator random) {
    this.checkout = checkout;
    this.random = random;
    this.log = new RequestLog(SERVICE, SLOW_MICROS, random, this::words);
    for (String version : VERSIONS) {
      CODES.forEach(code -> readings.counter(requests(version, code)));
    }
  }

  @Override
  public void record(long fromMillis, long toMillis, List<Served> served) {
    for (String version : VERSIONS) {
      recordVersion(
          version, toMillis, served.stream().filter(each -> each.version().equals(version)));
    }
    readings.set(BUSY, checkout.busyWorkers(toMillis * 1_000));
    readings.set(WAITING, checkout.waitingOrders());
    readings.readAt(toMillis);
    log.record(served);
  }

  private void recordVersion(String version, long atMillis, Stream<Served> served) {
    List<Served> all = served.toList();
    if (!all.isEmpty()) {
      double[] millis = all.stream().mapToDouble(Served::millis).toArray();
      durations.add(new Observations(duration(version), Unit.MILLISECONDS, atMillis, millis, 0));
    }
    all.stream()
        .collect(Collectors.groupingBy(Served::code, Collectors.counting()))
        .forEach((code, count) -> readings.increase(requests(version, code), count));
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

  private String words(Served order) {
    int number = 10_000_000 + random.nextInt(80_000_000);
    long millis = order.micros() / 1_000;
    if (order.failed()) {
      return "order %d failed with %d: %s".formatted(number, order.code(), order.cause());
    }
    if (order.cause().isEmpty()) {
      return "order %d placed in %d ms".formatted(number, millis);
    }
    return "order %d placed in %d ms: %s".formatted(number, millis, order.cause());
  }

  private static Labels duration(String version) {
    return Labels.of(
        Labels.NAME, "checkout_duration_seconds", "service", SERVICE, "version", version);
  }

  private static Labels requests(String version, int code) {
    return Labels.of(
        Labels.NAME,
        "checkout_requests_total",
        "service",
        SERVICE,
        "version",
        version,
        "code",
        String.valueOf(code));
  }
}
