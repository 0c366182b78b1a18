package dev.headroom.ingest;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.GaugeMetricFamily;
import io.prometheus.client.Histogram;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is measured of followers. */
final class FollowerMetrics {
  private static final List<String> FOLLOWER = List.of("follower");

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

  /** Shows the queues as they are when somebody looks. */
  void watch(CollectorRegistry registry, List<FollowerThread> followers, IntakeConfig config) {
    registry.register(
        new Collector() {
          @Override
          public List<MetricFamilySamples> collect() {
            return List.of(
                gauge(
                    "queue_batches",
                    "Batches accepted and not yet applied.",
                    FollowerThread::queuedBatches),
                gauge("queue_batches_max", "Room for such batches.", _ -> config.queueBatchesMax()),
                gauge(
                    "queue_bytes",
                    "Estimated bytes of these batches.",
                    FollowerThread::queuedBytes),
                gauge("queue_bytes_max", "Room for such bytes.", _ -> config.queueBytesMax()),
                gauge(
                    "follower_failing",
                    "1 while a follower takes nothing.",
                    each -> each.state().ready() ? 0 : 1),
                gauge(
                    "applied_position",
                    "Log position applied.",
                    each -> each.state().appliedPosition()));
          }

          private MetricFamilySamples gauge(
              String name, String help, ToDoubleFunction<FollowerThread> now) {
            GaugeMetricFamily family =
                new GaugeMetricFamily("headroom_ingest_" + name, help, FOLLOWER);
            followers.forEach(
                each -> family.addMetric(List.of(each.name()), now.applyAsDouble(each)));
            return family;
          }
        });
  }
}
