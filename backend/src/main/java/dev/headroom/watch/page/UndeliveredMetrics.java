package dev.headroom.watch.page;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What is known of pages that reach nobody. */
final class UndeliveredMetrics {
  final Gauge pages;
  final Counter failures;

  UndeliveredMetrics(CollectorRegistry registry) {
    pages =
        Gauge.build(
                "headroom_watch_undelivered_pages",
                "Pages that have reached nobody for too long, once for each receiver.")
            .register(registry);
    failures =
        Counter.build(
                "headroom_watch_undelivered_failures_total",
                "Looks at deliveries that the state database did not answer.")
            .register(registry);
  }
}
