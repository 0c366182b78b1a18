package dev.headroom.drill;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What test pages say about themselves. */
final class DrillMetrics {
  private final Counter told;
  private final Counter refused;
  private final Gauge standing;

  DrillMetrics(CollectorRegistry registry) {
    told =
        Counter.build("headroom_drill_test_pages_total", "Test pages that were told.")
            .register(registry);
    refused =
        Counter.build("headroom_drill_refused_test_pages_total", "Test pages that were not.")
            .labelNames("reason")
            .register(registry);
    refused.labels("invalid");
    refused.labels("limit");
    standing =
        Gauge.build("headroom_drill_standing_test_pages", "Test pages that have not ended.")
            .register(registry);
    Gauge.build("headroom_drill_test_pages_per_minute_limit", "Most test pages within a minute.")
        .register(registry)
        .set(TestPages.PER_MINUTE_MAX);
    Gauge.build("headroom_drill_test_page_limit_seconds", "After which a test page ends.")
        .register(registry)
        .set((double) TestPages.LASTS_MAX.toSeconds());
  }

  void told() {
    told.inc();
  }

  void refused(String reason) {
    refused.labels(reason).inc();
  }

  void standing(int count) {
    standing.set(count);
  }
}
