package dev.headroom.ingest.replica;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.function.IntSupplier;

/** What the election says about itself. */
final class ReplicaMetrics {
  private final Counter samples;
  private final Counter takeovers;

  ReplicaMetrics(CollectorRegistry registry, int targetsMax, IntSupplier remembered) {
    samples =
        Counter.build(
                "headroom_ingest_replica_samples_total", "Samples of series with a replica label.")
            .labelNames("decision")
            .register(registry);
    takeovers =
        Counter.build(
                "headroom_ingest_replica_takeovers_total",
                "Targets about which another replica is believed.")
            .register(registry);
    Gauge.build("headroom_ingest_replica_targets", "Targets and replicas remembered.")
        .create()
        .setChild(
            new Gauge.Child() {
              @Override
              public double get() {
                return remembered.getAsInt();
              }
            })
        .register(registry);
    Gauge.build("headroom_ingest_replica_targets_max", "Room for targets and replicas.")
        .register(registry)
        .set(targetsMax);
  }

  void count(long taken, long dropped) {
    if (taken > 0) {
      samples.labels("taken").inc((double) taken);
    }
    if (dropped > 0) {
      samples.labels("dropped").inc((double) dropped);
    }
  }

  void takeover() {
    takeovers.inc();
  }
}
