package dev.headroom.ingest.otlp;

import dev.headroom.ingest.IngestConfig.OtlpConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which attributes of a resource become labels, and under which names: three short ones that people
 * write by hand, the rest as Prometheus would write the key. Safe for any number of threads.
 */
final class Promotion {
  /** What identifies a resource; never configured away. */
  private static final Set<String> ALWAYS = Set.of("service.name", "service.instance.id");

  private static final Map<String, String> SHORT =
      Map.of(
          "service.name",
          ResourceLabels.SERVICE,
          "service.instance.id",
          ResourceLabels.INSTANCE,
          "deployment.environment",
          "environment",
          "deployment.environment.name",
          "environment");

  private final Set<String> keys = new HashSet<>(ALWAYS);
  private final List<String> beginnings = new ArrayList<>();

  Promotion(OtlpConfig config) {
    for (String key : config.promotedAttributes()) {
      if (key.endsWith("*")) {
        beginnings.add(key.substring(0, key.length() - 1));
      } else {
        keys.add(key);
      }
    }
  }

  /** The label an attribute becomes, if it becomes one. */
  Optional<String> label(String key) {
    boolean promoted = keys.contains(key) || beginnings.stream().anyMatch(key::startsWith);
    return promoted
        ? Optional.of(SHORT.getOrDefault(key, PrometheusNames.label(key)))
            .filter(label -> !label.isEmpty())
        : Optional.empty();
  }
}
