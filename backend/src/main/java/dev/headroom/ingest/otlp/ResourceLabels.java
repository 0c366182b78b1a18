package dev.headroom.ingest.otlp;

import dev.headroom.model.Labels;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels a resource gives to each of its series: {@code service.name} as {@code service},
 * {@code service.instance.id} as {@code instance}, {@code deployment.environment.name} (or its
 * older form without {@code .name}) as {@code environment}.
 */
record ResourceLabels(Map<String, String> labels) {
  private static final Map<String, String> PROMOTED =
      Map.of(
          "service.name", "service",
          "service.instance.id", "instance",
          "deployment.environment", "environment",
          "deployment.environment.name", "environment");

  static ResourceLabels of(Resource resource) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (KeyValue attribute : resource.getAttributesList()) {
      String label = PROMOTED.get(attribute.getKey());
      if (label != null) {
        labels.put(label, AnyValueText.of(attribute.getValue()));
      }
    }
    return new ResourceLabels(labels);
  }

  /**
   * All labels of a point. Attributes whose keys fall on the same label are joined with {@code ;}
   * in the keys' order, as Prometheus does; one that falls on a label of the resource or on the
   * metric name keeps its value under {@code exported_…}.
   */
  Map<String, String> with(String metric, List<KeyValue> attributes) {
    Map<String, String> byKey = new TreeMap<>();
    for (KeyValue attribute : attributes) {
      byKey.put(attribute.getKey(), AnyValueText.of(attribute.getValue()));
    }
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.put(Labels.NAME, metric);
    byKey.forEach((key, value) -> {
      String label = PrometheusNames.label(key);
      boolean taken = label.equals(Labels.NAME) || labels.containsKey(label);
      all.merge(taken ? "exported_" + label : label, value, (a, b) -> a + ";" + b);
    });
    return all;
  }
}
