package dev.headroom.logs.index;

import dev.headroom.model.Usage;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the log index tells about itself; {@code docs/metrics/logs.md} says what each means. */
public final class LogMetrics {
  private static final double[] SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};

  /** Parts of a record that can be over a limit. */
  enum Clip {
    ATTRIBUTES,
    ATTRIBUTE_KEY,
    ATTRIBUTE_VALUE,
    BODY,
    RECORD,
    TIME;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  final Counter records;
  public final Counter failures;
  final Counter blocksDropped;
  public final Counter searches;
  public final Counter signatureLines;
  public final Counter signaturesCut;
  final Histogram refreshSeconds;
  final Histogram commitSeconds;
  public final Histogram searchSeconds;
  final Gauge documents;
  final Gauge bytes;
  final Gauge blocks;
  final Gauge quarantined;
  final Gauge visibleLagSeconds;
  public final Gauge searchesRunning;
  public final Gauge searchesWaiting;
  private final Map<Clip, Counter.Child> clips = new EnumMap<>(Clip.class);

  public LogMetrics(CollectorRegistry registry) {
    records = counter("records_total", "Records indexed, replayed ones included.", registry);
    failures = counter("failures_total", "Operations the disk failed.", registry, "operation");
    blocksDropped =
        counter("blocks_dropped_total", "Blocks deleted by retention.", registry, "limit");
    searches = counter("searches_total", "Searches by how they ended.", registry, "outcome");
    signatureLines =
        counter("signature_lines_total", "Lines examined to group them by signature.", registry);
    signaturesCut =
        counter("signatures_cut_total", "Groupings that more lines matched than may be.", registry);
    refreshSeconds = seconds("refresh_seconds", "Making new records visible.", registry);
    commitSeconds = seconds("commit_seconds", "Making a round of blocks durable.", registry);
    searchSeconds = seconds("search_seconds", "Searches, without their wait.", registry, "kind");
    documents = gauge("documents", "Records that can be found.", registry);
    bytes = gauge("bytes", "Size of all blocks on disk.", registry);
    blocks = gauge("blocks", "Blocks that can be searched.", registry);
    quarantined =
        gauge("quarantined_blocks", "Blocks set aside because they are damaged.", registry);
    visibleLagSeconds =
        gauge("visible_lag_seconds", "Longest wait from receipt to being visible.", registry);
    searchesRunning = gauge("searches_running", "Searches at work.", registry);
    searchesWaiting = gauge("searches_waiting", "Searches in the queue.", registry);
    Counter clipped =
        counter("clipped_total", "Records of which a part was over a limit.", registry, "what");
    for (Clip clip : Clip.values()) {
      clips.put(clip, clipped.labels(clip.label()));
    }
  }

  /** How full everything is that the configuration bounds. */
  public List<Usage> usages(LogsConfig config) {
    return List.of(
        Usage.bytes("logs_disk", "Logs on disk", bytes.get(), (double) config.diskBytesMax()),
        Usage.count(
            "log_searches",
            "Log searches at work",
            searchesRunning.get(),
            config.searchesAtOnceMax()),
        Usage.count(
            "log_searches_waiting",
            "Log searches waiting",
            searchesWaiting.get(),
            config.searchesWaitingMax()));
  }

  void clipped(Clip what) {
    Objects.requireNonNull(clips.get(what)).inc();
  }

  public static double seconds(long nanos) {
    return nanos / Collector.NANOSECONDS_PER_SECOND;
  }

  private static Counter counter(
      String name, String help, CollectorRegistry registry, String... labels) {
    return Counter.build("headroom_logs_" + name, help).labelNames(labels).register(registry);
  }

  private static Gauge gauge(String name, String help, CollectorRegistry registry) {
    return Gauge.build("headroom_logs_" + name, help).register(registry);
  }

  private static Histogram seconds(
      String name, String help, CollectorRegistry registry, String... labels) {
    return Histogram.build("headroom_logs_" + name, help)
        .buckets(SECONDS)
        .labelNames(labels)
        .register(registry);
  }
}
