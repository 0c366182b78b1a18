package dev.headroom.intake;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;

/** What is counted of followers. */
final class FollowerMetrics {
  final Histogram applySeconds;
  final Counter applied;
  final Counter replayed;
  final Counter failures;
  final Counter releaseFailures;

  FollowerMetrics(CollectorRegistry registry) {
    this.applySeconds =
        Histogram.build("headroom_ingest_apply_seconds", "Time a follower took for one batch.")
            .labelNames("follower")
            .buckets(0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3)
            .register(registry);
    this.applied = counter(registry, "applied_batches", "Batches applied live.");
    this.replayed = counter(registry, "replayed_batches", "Batches applied in replay.");
    this.failures = counter(registry, "follower_failures", "Times a follower's disk failed.");
    this.releaseFailures =
        Counter.build(
                "headroom_ingest_release_failures_total", "Times log segments could not be let go.")
            .register(registry);
  }

  private static Counter counter(CollectorRegistry registry, String what, String help) {
    return Counter.build("headroom_ingest_" + what + "_total", help)
        .labelNames("follower")
        .register(registry);
  }
}
