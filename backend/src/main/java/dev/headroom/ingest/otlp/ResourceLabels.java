package dev.headroom.ingest.otlp;

import dev.headroom.model.Labels;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a resource, and a scope within it, give to each of their series.
 *
 * @param labels those that every series gets
 * @param rest the resource's other attributes, by key; they can be read from {@code target_info}
 */
record ResourceLabels(Map<String, String> labels, Map<String, String> rest) {
  static final String TARGET_INFO = "target_info";
  static final String SERVICE = "service";
  static final String INSTANCE = "instance";

  /** What tells instances apart where {@code service.instance.id} is missing, the best first. */
  private static final List<String> INSTANCES =
      List.of("k8s.pod.name", "container.id", "host.name");

  private static final String SCOPE = "otel_scope_";

  /** Scope attributes that would hide what the scope itself says. */
  private static final Set<String> SCOPE_TAKEN = Set.of("name", "version", "schema_url");

  static ResourceLabels of(Resource resource, Promotion promotion) {
    Map<String, String> attributes = byKey(resource.getAttributesList());
    Map<String, String> labels = new LinkedHashMap<>();
    Map<String, String> rest = new TreeMap<>();
    attributes.forEach((key, value) ->
        promotion
            .label(key)
            .ifPresentOrElse(
                label ->
                    labels.merge(
                        label,
                        value,
                        label.equals("environment")
                            ? ResourceLabels::newer
                            : ResourceLabels::joined),
                () -> rest.put(key, value)));
    if (labels.getOrDefault(INSTANCE, "").isEmpty()) {
      INSTANCES.stream()
          .map(key -> attributes.getOrDefault(key, ""))
          .filter(value -> !value.isEmpty())
          .findFirst()
          .ifPresent(value -> labels.put(INSTANCE, value));
    }
    return new ResourceLabels(labels, rest);
  }

  /** The same with what a scope adds (Prometheus and OpenMetrics Compatibility, Scope). */
  ResourceLabels in(InstrumentationScope scope) {
    Map<String, String> all = new LinkedHashMap<>(labels);
    byKey(scope.getAttributesList())
        .forEach((key, value) -> {
          String label = PrometheusNames.label(key);
          if (!label.isEmpty() && !SCOPE_TAKEN.contains(label)) {
            all.merge(SCOPE + label, value, ResourceLabels::joined);
          }
        });
    putIfTold(SCOPE + "name", scope.getName(), all);
    putIfTold(SCOPE + "version", scope.getVersion(), all);
    return new ResourceLabels(all, rest);
  }

  /**
   * All labels of a point. Attributes whose keys fall on the same label are joined with {@code ;}
   * in the keys' order, as Prometheus does; one that falls on a label of the resource, of the scope
   * or on the metric name keeps its value under {@code exported_…}.
   */
  Map<String, String> with(String metric, List<KeyValue> attributes) {
    return with(metric, byKey(attributes));
  }

  /** The labels of the resource's {@code target_info}, which holds what no series carries. */
  Map<String, String> targetInfo() {
    Map<String, String> identity = new LinkedHashMap<>(labels);
    String service = labels.getOrDefault(SERVICE, "");
    String namespace = labels.getOrDefault("service_namespace", "");
    putIfTold("job", namespace.isEmpty() ? service : namespace + "/" + service, identity);
    return new ResourceLabels(identity, Map.of()).with(TARGET_INFO, rest);
  }

  private Map<String, String> with(String metric, Map<String, String> attributes) {
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.put(Labels.NAME, metric);
    attributes.forEach((key, value) -> {
      String label = PrometheusNames.label(key);
      boolean taken = label.equals(Labels.NAME) || labels.containsKey(label);
      all.merge(taken ? "exported_" + label : label, value, ResourceLabels::joined);
    });
    return all;
  }

  private static Map<String, String> byKey(List<KeyValue> attributes) {
    Map<String, String> byKey = new TreeMap<>();
    for (KeyValue attribute : attributes) {
      byKey.put(attribute.getKey(), AnyValueText.of(attribute.getValue()));
    }
    return byKey;
  }

  /** {@code deployment.environment.name} comes after its older form and replaces it. */
  private static String newer(String older, String newer) {
    return newer;
  }

  private static String joined(String first, String second) {
    return first + ";" + second;
  }

  private static void putIfTold(String label, String value, Map<String, String> into) {
    if (!value.isEmpty()) {
      into.put(label, value);
    }
  }
}
