package dev.headroom.ingest;

import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.intake.IntakeConfig;
import dev.headroom.model.Labels;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Everything that can be set about taking data in.
 *
 * @param bodies sizes of bodies
 * @param limits what one push may hold
 * @param intake the bounds between the log and the stores
 * @param otlp what becomes of OpenTelemetry's attributes
 * @param replicaLabels labels that tell replicas of one Prometheus apart
 * @param replicaFailover how long the replica that counts must be silent before another does
 * @param replicaTargetsMax targets and replicas of such pairs to remember
 * @param origins of pages, as browsers write them, whose scripts may push
 */
public record IngestConfig(
    BodyLimits bodies,
    DecodeLimits limits,
    IntakeConfig intake,
    OtlpConfig otlp,
    List<String> replicaLabels,
    Duration replicaFailover,
    int replicaTargetsMax,
    List<String> origins) {
  private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s*]+");

  public IngestConfig {
    replicaLabels = List.copyOf(replicaLabels);
    origins = List.copyOf(origins);
    if (replicaLabels.stream().anyMatch(label -> label.isBlank() || label.equals(Labels.NAME))) {
      throw new IllegalArgumentException("replicaLabels holds what is no label: " + replicaLabels);
    }
    if (!replicaFailover.isPositive() || replicaTargetsMax <= 0) {
      throw new IllegalArgumentException(
          "replicaFailover and replicaTargetsMax must be more than 0: "
              + replicaFailover
              + ", "
              + replicaTargetsMax);
    }
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "an origin is written like https://shop.example, not " + origin);
      }
    }
  }

  public static IngestConfig defaults() {
    return new IngestConfig(
        BodyLimits.defaults(),
        DecodeLimits.defaults(),
        IntakeConfig.defaults(),
        OtlpConfig.defaults(),
        List.of("prometheus_replica", "__replica__"),
        Duration.ofSeconds(30),
        100_000,
        List.of());
  }

  /**
   * How large bodies may be, and how much of all bodies together the process holds.
   *
   * @param wireBytesMax bytes of one body as sent
   * @param decodedBytesMax bytes of one body after decompression
   * @param expansionMax how many times larger than sent a body of more than a mebibyte may become
   * @param inFlightBytesMax bytes of all bodies being read or taken in, sent and decompressed
   * @param readTimeout how long a body may take to arrive
   * @param bytesPerSecondMin a body of which less arrives over five seconds is given up
   */
  public record BodyLimits(
      int wireBytesMax,
      int decodedBytesMax,
      int expansionMax,
      long inFlightBytesMax,
      Duration readTimeout,
      int bytesPerSecondMin) {
    public BodyLimits {
      if (wireBytesMax <= 0 || decodedBytesMax <= 0 || expansionMax <= 0) {
        throw new IllegalArgumentException(
            "wireBytesMax, decodedBytesMax and expansionMax must be more than 0");
      }
      if (inFlightBytesMax < wireBytesMax) {
        throw new IllegalArgumentException(
            "inFlightBytesMax must hold one body: " + inFlightBytesMax + " < " + wireBytesMax);
      }
      if (!readTimeout.isPositive()) {
        throw new IllegalArgumentException("readTimeout must be more than 0: " + readTimeout);
      }
      if (bytesPerSecondMin < 0) {
        throw new IllegalArgumentException(
            "bytesPerSecondMin must not be negative: " + bytesPerSecondMin);
      }
    }

    /**
     * 16 MiB sent, 64 MiB or a sixteenth of the heap decompressed, an eighth of the heap in flight
     * but at least one body, 1 KiB a second.
     */
    public static BodyLimits defaults() {
      int wire = 16 << 20;
      long eighth = Runtime.getRuntime().maxMemory() / 8;
      int decoded = (int) Math.min(64 << 20, Math.max(wire, eighth / 2));
      return new BodyLimits(
          wire, decoded, 250, Math.max(wire, eighth), Duration.ofSeconds(30), 1_024);
    }
  }

  /**
   * What can be set about OpenTelemetry data.
   *
   * @param promotedAttributes keys of resource attributes that become labels of each series; one
   *     that ends in {@code *} stands for all keys that begin so. {@code service.name} and {@code
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
}
