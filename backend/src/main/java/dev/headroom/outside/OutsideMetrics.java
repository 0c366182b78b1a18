package dev.headroom.outside;

import dev.headroom.model.Usage;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.List;

/** What the alerts of others say about themselves. */
final class OutsideMetrics {
  private final OutsideConfig config;
  final Counter posted;
  final Counter refused;
  final Counter failures;
  final Gauge alerts;
  final Gauge bytes;

  OutsideMetrics(OutsideConfig config, CollectorRegistry registry) {
    this.config = config;
    posted =
        Counter.build("headroom_outside_posted_alerts_total", "Alerts of others that were taken.")
            .labelNames("state")
            .register(registry);
    posted.labels("firing");
    posted.labels("resolved");
    refused =
        Counter.build("headroom_outside_refused_alerts_total", "Alerts of others not taken.")
            .labelNames("reason")
            .register(registry);
    refused.labels("invalid");
    refused.labels("limit");
    failures =
        Counter.build(
                "headroom_outside_failures_total",
                "Posts and deletions that could not be written to the state database.")
            .register(registry);
    alerts = gauge("headroom_outside_alerts", "Alerts of others that are kept.", registry);
    bytes = gauge("headroom_outside_bytes", "Their texts in bytes.", registry);
    gauge("headroom_outside_alerts_limit", "Most alerts of others kept.", registry)
        .set(config.alertsMax());
    gauge("headroom_outside_bytes_limit", "Most bytes of their texts.", registry)
        .set((double) config.bytesMax());
  }

  private static Gauge gauge(String name, String help, CollectorRegistry registry) {
    return Gauge.build(name, help).register(registry);
  }

  /** What is held of what may be. */
  List<Usage> usages(int count, long held) {
    return List.of(
        Usage.count("outside_alerts", "Alerts of others", count, config.alertsMax()),
        Usage.bytes(
            "outside_bytes",
            "Texts of alerts of others",
            (double) held,
            (double) config.bytesMax()));
  }
}
