package dev.headroom.ingest.otlp;

import java.util.List;

/**
 * What can be set about OpenTelemetry data.
 *
 * @param promotedAttributes keys of resource attributes that become labels of each series; one that
 *     ends in {@code *} stands for all keys that begin so. {@code service.name} and {@code
 *     service.instance.id} are labels in any case
 */
public record OtlpConfig(List<String> promotedAttributes) {
  public OtlpConfig {
    promotedAttributes = List.copyOf(promotedAttributes);
    if (promotedAttributes.contains("")) {
      throw new IllegalArgumentException("promotedAttributes must not hold an empty key");
    }
  }

  public static OtlpConfig defaults() {
    return new OtlpConfig(
        List.of(
            "service.*",
            "deployment.environment.name",
            "deployment.environment",
            "k8s.pod.name",
            "k8s.namespace.name",
            "k8s.container.name",
            "host.name",
            "container.id",
            "cloud.region"));
  }
}
