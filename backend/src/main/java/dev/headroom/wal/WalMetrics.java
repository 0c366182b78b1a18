package dev.headroom.wal;

import dev.headroom.model.Usage;
import dev.headroom.storage.Refusal;
import dev.headroom.storage.WriteAheadLog.Append;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.util.List;

/** What the log tells about itself; docs/metrics/wal.md has the meaning of each. */
final class WalMetrics {
  private static final double[] SECONDS = {
    .0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10
  };
  private static final double[] BATCHES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

  final Histogram appendSeconds;
  final Histogram fsyncSeconds;
  final Histogram groupBatches;
  final Gauge queueBytes;
  final Gauge queueEntries;
  final Gauge segments;
  final Gauge endPosition;
  final Gauge batchKeys;
  final Counter batchKeysEvicted;
  final Counter duplicates;
  final Counter keysReused;
  final Counter refused;
  final Counter damagedRecords;
  final Counter tornTails;
  final Counter abandonedSegments;
  private final WalConfig config;

  WalMetrics(WalConfig config, CollectorRegistry registry) {
    this.config = config;
    appendSeconds = histogram("append_seconds", "From hand-over to durable.", SECONDS, registry);
    fsyncSeconds = histogram("fsync_seconds", "Writing and forcing a group.", SECONDS, registry);
    groupBatches = histogram("group_batches", "Batches made durable at once.", BATCHES, registry);
    queueBytes = gauge("queue_bytes", "Encoded bytes that wait.", registry);
    queueEntries = gauge("queue_entries", "Batches that wait.", registry);
    gauge("queue_bytes_max", "Limit of queue_bytes.", registry).set(config.queueBytesMax());
    gauge("queue_entries_max", "Limit of queue_entries.", registry).set(config.queueEntriesMax());
    segments = gauge("segments", "Segment files.", registry);
    endPosition = gauge("end_position_bytes", "Position of the last durable batch.", registry);
    batchKeys = gauge("batch_keys", "Remembered batch keys.", registry);
    gauge("batch_keys_max", "Limit of batch_keys.", registry).set(config.batchKeysMax());
    batchKeysEvicted = counter("batch_keys_evicted", "Keys forgotten for newer ones.", registry);
    duplicates = counter("duplicates", "Batches the log held already.", registry);
    keysReused = counter("keys_reused", "Known keys that came with another body.", registry);
    refused =
        Counter.build("headroom_wal_refused_total", "Batches not taken.")
            .labelNames("reason")
            .register(registry);
    for (RefusalCause each : RefusalCause.values()) {
      refused.labels(each.label());
    }
    damagedRecords = counter("damaged_records", "Damaged places found in the log.", registry);
    tornTails = counter("torn_tails", "Unfinished writes found at the end.", registry);
    abandonedSegments = counter("abandoned_segments", "Segments given up on.", registry);
  }

  List<Usage> usages() {
    return List.of(
        Usage.bytes(
            "wal_queue", "Waiting for the log", queueBytes.get(), (double) config.queueBytesMax()),
        Usage.count("batch_keys", "Batch keys remembered", batchKeys.get(), config.batchKeysMax()));
  }

  void refused(RefusalCause reason, int batches) {
    refused.labels(reason.label()).inc(batches);
  }

  void told(Append outcome, long nanos) {
    switch (outcome) {
      case Append.Durable _ -> appendSeconds.observe(nanos / 1e9);
      case Append.Duplicate _ -> duplicates.inc();
      case Append.NotAppended(Refusal.KeyReused _) -> keysReused.inc();
      case Append.NotAppended _ -> {}
    }
  }

  private static Counter counter(String name, String help, CollectorRegistry registry) {
    return Counter.build("headroom_wal_" + name + "_total", help).register(registry);
  }

  private static Gauge gauge(String name, String help, CollectorRegistry registry) {
    return Gauge.build("headroom_wal_" + name, help).register(registry);
  }

  private static Histogram histogram(
      String name, String help, double[] buckets, CollectorRegistry registry) {
    return Histogram.build("headroom_wal_" + name, help).buckets(buckets).register(registry);
  }
}
