package dev.headroom.model;

/**
 * What a metric is, as its sender describes it.
 *
 * @param metric the name its series carry
 * @param kind what its numbers mean
 * @param unit its unit's symbol; may be empty
 * @param help one line for people; may be empty
 * @param originalName the name before it was made to fit Prometheus' rules (OTLP); else the same
 */
public record MetricMetadata(
    String metric, MetricKind kind, String unit, String help, String originalName) {
  /** Prometheus' metric types, as far as they differ here. */
  public enum MetricKind {
    UNKNOWN,
    GAUGE,
    COUNTER,
    HISTOGRAM,
    SUMMARY
  }
}
