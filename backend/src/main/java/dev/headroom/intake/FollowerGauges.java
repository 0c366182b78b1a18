package dev.headroom.intake;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.function.ToLongFunction;

/** Shows followers and their queues as they are when somebody looks. */
final class FollowerGauges extends Collector {
  private final List<FollowerThread> followers;
  private final IntakeConfig config;

  FollowerGauges(List<FollowerThread> followers, IntakeConfig config) {
    this.followers = followers;
    this.config = config;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    return List.of(
        gauge(
            "queue_batches",
            "Batches accepted and not yet applied.",
            FollowerThread::queuedBatches),
        gauge("queue_batches_max", "Room for such batches.", _ -> config.queueBatchesMax()),
        gauge("queue_bytes", "Estimated bytes of these batches.", FollowerThread::queuedBytes),
        gauge("queue_bytes_max", "Room for such bytes.", _ -> config.queueBytesMax()),
        gauge(
            "follower_failing",
            "1 while a follower takes nothing.",
            each -> each.state().ready() ? 0 : 1),
        gauge("applied_position", "Log position applied.", each -> each.state().appliedPosition()));
  }

  private MetricFamilySamples gauge(String name, String help, ToLongFunction<FollowerThread> now) {
    GaugeMetricFamily family =
        new GaugeMetricFamily("headroom_ingest_" + name, help, List.of("follower"));
    followers.forEach(
        each -> family.addMetric(List.of(each.name()), (double) now.applyAsLong(each)));
    return family;
  }
}
