package dev.headroom.checkpoint;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;

/** What checkpoints tell about themselves; docs/metrics/wal.md has the meaning of each. */
final class CheckpointMetrics {
  private static final double[] SECONDS = {.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60};

  final Histogram seconds;
  final Counter written;
  final Counter failed;
  final Counter unusable;
  final Counter releasesFailed;
  final Gauge position;
  final Gauge bytes;

  CheckpointMetrics(CollectorRegistry registry) {
    seconds =
        Histogram.build("headroom_wal_checkpoint_seconds", "Writing a checkpoint.")
            .buckets(SECONDS)
            .register(registry);
    written = counter("written", "Checkpoints written.", registry);
    failed = counter("failed", "Checkpoints that could not be written.", registry);
    unusable = counter("unusable", "Checkpoints that could not be restored.", registry);
    releasesFailed = counter("releases_failed", "Log releases that failed.", registry);
    position = gauge("position_bytes", "Log position of the newest checkpoint.", registry);
    bytes = gauge("bytes", "Size of the newest checkpoint.", registry);
  }

  private static Counter counter(String name, String help, CollectorRegistry registry) {
    return Counter.build("headroom_wal_checkpoints_" + name + "_total", help).register(registry);
  }

  private static Gauge gauge(String name, String help, CollectorRegistry registry) {
    return Gauge.build("headroom_wal_checkpoint_" + name, help).register(registry);
  }
}
