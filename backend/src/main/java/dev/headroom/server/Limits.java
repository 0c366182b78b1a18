package dev.headroom.server;

import dev.headroom.api.view.SystemView.Usage;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How full everything is that has a limit, from the server's own metrics and the disk. */
final class Limits implements Supplier<List<Usage>> {
  private static final Logger log = LoggerFactory.getLogger(Limits.class);
  private static final String BYTES = "By";
  private static final String ONES = "1";

  private final CollectorRegistry registry;
  private final Path data;
  private final List<Bound> bounds;
  private final Set<String> names = new HashSet<>();

  /**
   * Something bounded.
   *
   * @param used the metric that says how much there is, with a label's value if it has any
   * @param limit how much there may be; null where a metric says it
   * @param limitMetric the metric that says so; empty where {@code limit} does
   */
  private record Bound(
      String name,
      String title,
      String unit,
      String used,
      String label,
      @Nullable Double limit,
      String limitMetric) {
    /** Of a pair of metrics without labels. */
    static Bound metrics(String name, String title, String unit, String used, String limit) {
      return new Bound(name, title, unit, used, "", null, limit);
    }

    Bound of(String labelValue) {
      return new Bound(name, title, unit, used, labelValue, limit, limitMetric);
    }

    /** Of a metric whose limit stands in the configuration. */
    static Bound configured(String name, String title, String unit, String used, double limit) {
      return new Bound(name, title, unit, used, "", limit, "");
    }
  }

  Limits(Config config, Path data, CollectorRegistry registry) {
    this.registry = registry;
    this.data = data;
    this.bounds = bounds(config);
    bounds.forEach(bound -> {
      names.add(bound.used());
      names.add(bound.limitMetric());
    });
  }

  private static List<Bound> bounds(Config config) {
    String queue = "headroom_ingest_queue_bytes";
    String series = "headroom_metrics_series";
    return List.of(
        Bound.metrics(
            "bodies",
            "Bodies being read",
            BYTES,
            "headroom_ingest_in_flight_bytes",
            "headroom_ingest_in_flight_bytes_max"),
        Bound.metrics(
            "wal_queue",
            "Waiting for the log",
            BYTES,
            "headroom_wal_queue_bytes",
            "headroom_wal_queue_bytes_max"),
        Bound.metrics("metrics_queue", "Waiting for metrics", BYTES, queue, queue + "_max")
            .of("metrics"),
        Bound.metrics("logs_queue", "Waiting for log search", BYTES, queue, queue + "_max")
            .of("logs"),
        Bound.metrics(
            "batch_keys",
            "Batch keys remembered",
            ONES,
            "headroom_wal_batch_keys",
            "headroom_wal_batch_keys_max"),
        Bound.metrics("series", "Series", ONES, series, series + "_limit").of("float"),
        Bound.metrics("distribution_series", "Distribution series", ONES, series, series + "_limit")
            .of("distribution"),
        Bound.metrics(
            "metrics_memory",
            "Memory for metrics",
            BYTES,
            "headroom_metrics_bytes",
            "headroom_metrics_bytes_limit"),
        Bound.configured(
            "logs_disk",
            "Logs on disk",
            BYTES,
            "headroom_logs_bytes",
            (double) config.logs().diskBytesMax()),
        Bound.configured(
            "log_searches",
            "Log searches at work",
            ONES,
            "headroom_logs_searches_running",
            config.logs().searchesAtOnceMax()),
        Bound.configured(
            "log_searches_waiting",
            "Log searches waiting",
            ONES,
            "headroom_logs_searches_waiting",
            config.logs().searchesWaitingMax()),
        Bound.configured(
            "changes",
            "Changes kept",
            ONES,
            "headroom_change_retained",
            config.changes().retainedMax()),
        Bound.metrics(
            "watchers",
            "Open live streams",
            ONES,
            "headroom_api_stream_watchers",
            "headroom_api_stream_watchers_limit"));
  }

  @Override
  public List<Usage> get() {
    Map<String, Double> values = values();
    List<Usage> usages = new ArrayList<>();
    disk(usages);
    for (Bound bound : bounds) {
      Double used = values.get(key(bound.used(), bound.label()));
      Double limit =
          bound.limit() != null
              ? bound.limit()
              : values.get(key(bound.limitMetric(), bound.label()));
      if (used != null) {
        usages.add(new Usage(bound.name(), bound.title(), bound.unit(), used, limit));
      }
    }
    return usages;
  }

  /** The disk of the data directory is shared with others, so what is full is the whole of it. */
  private void disk(List<Usage> usages) {
    try {
      FileStore store = Files.getFileStore(data);
      double total = store.getTotalSpace();
      usages.add(
          new Usage("disk", "Disk of the data", BYTES, total - store.getUsableSpace(), total));
    } catch (IOException e) {
      log.warn("the disk does not say how full it is", e);
    }
  }

  private Map<String, Double> values() {
    Map<String, Double> values = new HashMap<>();
    for (MetricFamilySamples family :
        Collections.list(registry.filteredMetricFamilySamples(names))) {
      for (Sample sample : family.samples) {
        String label = sample.labelValues.isEmpty() ? "" : sample.labelValues.getFirst();
        values.put(key(sample.name, label), sample.value);
      }
    }
    return values;
  }

  private static String key(String metric, String label) {
    return metric + "/" + label;
  }
}
