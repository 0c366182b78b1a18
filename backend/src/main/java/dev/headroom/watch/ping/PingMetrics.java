package dev.headroom.watch.ping;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What the beats we post say about themselves. */
final class PingMetrics {
  private static final String[] OUTCOMES = {"sent", "failed"};

  private final Counter posts;
  final Gauge targets;

  PingMetrics(CollectorRegistry registry) {
    posts =
        Counter.build(
                "headroom_watch_posted_beats_total", "Beats that we posted to who watches us.")
            .labelNames("integration", "outcome")
            .register(registry);
    targets =
        Gauge.build("headroom_watch_beat_targets", "Addresses that we post beats to.")
            .register(registry);
    Gauge.build("headroom_watch_beat_targets_limit", "Most addresses that we post beats to.")
        .register(registry)
        .set(HeartbeatsOut.TARGETS_MAX);
  }

  void posted(String target, boolean sent) {
    posts.labels(target, sent ? "sent" : "failed").inc();
  }

  void added(String target) {
    for (String outcome : OUTCOMES) {
      posts.labels(target, outcome);
    }
  }

  void forget(String target) {
    for (String outcome : OUTCOMES) {
      posts.remove(target, outcome);
    }
  }
}
