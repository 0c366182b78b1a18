package dev.headroom.watch.heartbeat;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What heartbeats say about themselves. */
final class HeartbeatMetrics {
  final Counter beats;
  final Counter unknown;
  final Counter failures;
  final Gauge declared;
  final Gauge missed;

  HeartbeatMetrics(CollectorRegistry registry) {
    beats = Counter.build("headroom_watch_beats_total", "Beats that came.").register(registry);
    unknown =
        Counter.build("headroom_watch_unknown_beats_total", "Beats of names nobody declared.")
            .register(registry);
    failures =
        Counter.build(
                "headroom_watch_beat_failures_total",
                "Beats and deletions that could not be written to the state database.")
            .register(registry);
    declared =
        Gauge.build("headroom_watch_heartbeats", "Heartbeats that are declared.")
            .register(registry);
    missed =
        Gauge.build("headroom_watch_heartbeats_missed", "Heartbeats that are missed.")
            .register(registry);
    Gauge.build("headroom_watch_heartbeats_limit", "Most heartbeats that may be declared.")
        .register(registry)
        .set(HeartbeatRules.HEARTBEATS_MAX);
  }
}
