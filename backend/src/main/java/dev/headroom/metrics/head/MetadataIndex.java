package dev.headroom.metrics.head;

import dev.headroom.model.MetricMetadata;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What senders said about their metrics; the last word counts. */
final class MetadataIndex {
  private final int metricsMax;
  private final Map<String, MetricMetadata> byMetric = new HashMap<>();
  private final Map<String, TreeSet<String>> byOriginalName = new HashMap<>();

  MetadataIndex(int metricsMax) {
    this.metricsMax = metricsMax;
  }

  /** Takes descriptions in and returns how many there was no room for. */
  synchronized int put(List<MetricMetadata> all) {
    int refused = 0;
    for (MetricMetadata metadata : all) {
      MetricMetadata before = byMetric.get(metadata.metric());
      if (before == null && byMetric.size() >= metricsMax) {
        refused++;
      } else if (!metadata.equals(before)) {
        replace(before == null ? metadata : before, metadata);
      }
    }
    return refused;
  }

  synchronized void clear() {
    byMetric.clear();
    byOriginalName.clear();
  }

  /** All of them, in order of metric. */
  synchronized List<MetricMetadata> all() {
    return byMetric.values().stream().sorted(Comparator.comparing(MetricMetadata::metric)).toList();
  }

  synchronized Optional<MetricMetadata> of(String metric) {
    return Optional.ofNullable(byMetric.get(metric));
  }

  /** Metrics that had a name before theirs was made to fit Prometheus' rules. */
  synchronized List<String> metricsOnceNamed(String originalName) {
    return List.copyOf(byOriginalName.getOrDefault(originalName, new TreeSet<>()));
  }

  private void replace(MetricMetadata before, MetricMetadata metadata) {
    TreeSet<String> metrics = byOriginalName.get(before.originalName());
    if (metrics != null && metrics.remove(before.metric()) && metrics.isEmpty()) {
      byOriginalName.remove(before.originalName());
    }
    byMetric.put(metadata.metric(), metadata);
    byOriginalName
        .computeIfAbsent(metadata.originalName(), name -> new TreeSet<>())
        .add(metadata.metric());
  }
}
