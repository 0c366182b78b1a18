package dev.headroom.ingest.http;

import dev.headroom.ingest.body.BodyBudget;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.model.Rejection;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.GaugeMetricFamily;
import io.prometheus.client.Histogram;
import java.util.List;

/** What is measured of pushes. */
final class RequestMetrics {
  private final PushArrivals arrivals;
  private final Counter requests;
  private final Histogram seconds;
  private final Counter wireBytes;
  private final Counter decodedBytes;
  private final Counter accepted;
  private final Counter rejected;
  private final Counter mended;
  private final Counter duplicates;

  RequestMetrics(CollectorRegistry registry, BodyBudget budget, PushArrivals arrivals) {
    this.arrivals = arrivals;
    this.requests =
        Counter.build("headroom_ingest_requests_total", "Pushes answered.")
            .labelNames("protocol", "status")
            .register(registry);
    this.seconds =
        Histogram.build("headroom_ingest_request_seconds", "From a push's head to its answer.")
            .labelNames("protocol")
            .buckets(0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
            .register(registry);
    this.wireBytes = counter(registry, "body_bytes", "Bytes of bodies as sent.");
    this.decodedBytes = counter(registry, "decoded_bytes", "Bytes of bodies decompressed.");
    this.accepted = counter(registry, "accepted_points", "Points and records taken.");
    this.duplicates = counter(registry, "duplicates", "Pushes that had been taken before.");
    this.rejected =
        Counter.build("headroom_ingest_rejected_points_total", "Points and records not taken.")
            .labelNames("protocol", "reason")
            .register(registry);
    this.mended =
        Counter.build(
                "headroom_ingest_mended_fields_total",
                "Fields mended or left out while their point or record was taken.")
            .labelNames("protocol", "what")
            .register(registry);
    registry.register(budgetGauges(budget));
  }

  private static Counter counter(CollectorRegistry registry, String what, String help) {
    return Counter.build("headroom_ingest_" + what + "_total", help)
        .labelNames("protocol")
        .register(registry);
  }

  private static Collector budgetGauges(BodyBudget budget) {
    return new Collector() {
      @Override
      public List<MetricFamilySamples> collect() {
        return List.of(
            new GaugeMetricFamily(
                "headroom_ingest_in_flight_bytes",
                "Bytes of bodies being read or taken in.",
                (double) budget.leasedBytes()),
            new GaugeMetricFamily(
                "headroom_ingest_in_flight_bytes_max",
                "Room for bytes of bodies.",
                (double) budget.bytesMax()));
      }
    };
  }

  void read(String protocol, int wire, int decoded) {
    wireBytes.labels(protocol).inc(wire);
    decodedBytes.labels(protocol).inc(decoded);
  }

  void taken(String protocol, Outcome.Taken taken) {
    arrivals.add(protocol, taken);
    accepted.labels(protocol).inc(taken.duplicate() ? 0 : (double) taken.accepted());
    duplicates.labels(protocol).inc(taken.duplicate() ? 1 : 0);
    Rejections rejections = taken.rejections();
    for (Rejection each : rejections.byReason()) {
      rejected.labels(protocol, each.reason()).inc((double) each.points());
    }
    for (Rejection each : rejections.mended()) {
      mended.labels(protocol, each.reason()).inc((double) each.points());
    }
  }

  /**
   * @param status 499 where the sender went away before the answer
   */
  void answered(String protocol, int status, double afterSeconds) {
    requests.labels(protocol, String.valueOf(status)).inc();
    seconds.labels(protocol).observe(afterSeconds);
  }
}
