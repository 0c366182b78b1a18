package dev.headroom.metrics.growth;

import dev.headroom.model.Labels;
import dev.headroom.model.StreamId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who sends a metric.
 *
 * @param metric where the sender states its identity: the name alone; else the name with the labels
 *     that tell targets apart
 * @param sender fingerprint of a stated identity; 0 for none
 */
record SenderKey(Labels metric, long sender) {
  /** Labels that say where a series comes from rather than what it counts. */
  static final Set<String> TARGET_LABELS =
      Set.of(
          "job",
          "instance",
          "service",
          "service_name",
          "namespace",
          "k8s_namespace_name",
          "pod",
          "k8s_pod_name",
          "container",
          "k8s_container_name",
          "container_id",
          "host",
          "host_name",
          "node",
          "cluster",
          "region",
          "environment");

  static SenderKey of(Labels series, StreamId stream) {
    Map<String, String> kept = new HashMap<>();
    kept.put(Labels.NAME, series.metric());
    if (stream.sender() == 0) {
      for (Labels.Label label : series) {
        if (TARGET_LABELS.contains(label.name())) {
          kept.put(label.name(), label.value());
        }
      }
    }
    return new SenderKey(Labels.of(kept), stream.sender());
  }

  /** Whether it tells one sender from another; data that names nobody may come from anybody. */
  boolean isSomebody() {
    return sender != 0 || metric.size() > 1;
  }
}
