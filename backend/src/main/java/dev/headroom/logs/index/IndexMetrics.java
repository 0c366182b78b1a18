package dev.headroom.logs.index;

import dev.headroom.logs.document.LogDocument.Clip;
import dev.headroom.model.Usage;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What writing tells about itself; {@code docs/metrics/logs.md} says what each means. */
final class IndexMetrics {
  private static final double[] SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};

  final Counter records;
  final Counter failures;
  final Counter blocksDropped;
  final Histogram refreshSeconds;
  final Histogram commitSeconds;
  final Gauge visibleLagSeconds;
  private final Gauge documents;
  private final Gauge bytes;
  private final Gauge blocks;
  private final Gauge quarantined;
  private final Map<Clip, Counter.Child> clips = new EnumMap<>(Clip.class);

  IndexMetrics(CollectorRegistry registry) {
    records = counter("records_total", "Records indexed, replayed ones included.", registry);
    failures = counter("failures_total", "Operations the disk failed.", registry, "operation");
    blocksDropped =
        counter("blocks_dropped_total", "Blocks deleted by retention.", registry, "limit");
    refreshSeconds = seconds("refresh_seconds", "Making new records visible.", registry);
    commitSeconds = seconds("commit_seconds", "Making a round of blocks durable.", registry);
    documents = gauge("documents", "Records that can be found.", registry);
    bytes = gauge("bytes", "Size of all blocks on disk.", registry);
    blocks = gauge("blocks", "Blocks that can be searched.", registry);
    quarantined =
        gauge("quarantined_blocks", "Blocks set aside because they are damaged.", registry);
    visibleLagSeconds =
        gauge("visible_lag_seconds", "Longest wait from receipt to being visible.", registry);
    Counter clipped =
        counter("clipped_total", "Records of which a part was over a limit.", registry, "what");
    for (Clip clip : Clip.values()) {
      clips.put(clip, clipped.labels(clip.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** How full the disk of the logs is. */
  Usage usage(LogsConfig config) {
    return Usage.bytes("logs_disk", "Logs on disk", bytes.get(), (double) config.diskBytesMax());
  }

  void clipped(Clip what) {
    Objects.requireNonNull(clips.get(what)).inc();
  }

  /** Looks at the blocks as they are on the disk now. */
  void measure(LogBlocks all) throws IOException {
    long totalBytes = 0;
    long totalDocuments = 0;
    for (LogBlock block : all.all()) {
      block.measure();
      totalBytes += block.bytes();
      totalDocuments += block.documents();
    }
    bytes.set((double) totalBytes);
    documents.set((double) totalDocuments);
    blocks.set(all.all().size());
    quarantined.set(all.quarantined());
  }

  private static Counter counter(
      String name, String help, CollectorRegistry registry, String... labels) {
    return Counter.build("headroom_logs_" + name, help).labelNames(labels).register(registry);
  }

  private static Gauge gauge(String name, String help, CollectorRegistry registry) {
    return Gauge.build("headroom_logs_" + name, help).register(registry);
  }

  private static Histogram seconds(String name, String help, CollectorRegistry registry) {
    return Histogram.build("headroom_logs_" + name, help).buckets(SECONDS).register(registry);
  }
}
