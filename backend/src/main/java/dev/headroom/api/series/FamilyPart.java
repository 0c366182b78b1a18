package dev.headroom.api.series;

import dev.headroom.model.MetricMetadata.MetricKind;

/**
 * What the series of a family are called after its own name. Prometheus' text format describes
 * counters by the name their series have, OpenMetrics by the family's, and so does Prometheus when
 * it sends on what it scraped (OpenMetrics 1.0, "Suffixes").
 */
enum FamilyPart {
  TOTAL("_total", MetricKind.COUNTER, PartUnit.OF_FAMILY),
  BUCKET("_bucket", MetricKind.COUNTER, PartUnit.NONE),
  COUNT("_count", MetricKind.COUNTER, PartUnit.NONE),
  SUM("_sum", MetricKind.COUNTER, PartUnit.OF_FAMILY),

  /** The moment at which counting began, whatever is counted. */
  CREATED("_created", MetricKind.GAUGE, PartUnit.SECONDS);

  private final String suffix;
  private final MetricKind kind;
  private final PartUnit unit;

  private enum PartUnit {
    NONE,
    OF_FAMILY,
    SECONDS
  }

  FamilyPart(String suffix, MetricKind kind, PartUnit unit) {
    this.suffix = suffix;
    this.kind = kind;
    this.unit = unit;
  }

  /** The name of the family that a series of this name would be a part of; empty if of none. */
  String family(String series) {
    return series.endsWith(suffix) ? series.substring(0, series.length() - suffix.length()) : "";
  }

  /** Whether families of a kind have such a part. */
  boolean belongsTo(MetricKind family) {
    return switch (family) {
      case COUNTER -> this == TOTAL || this == CREATED;
      case HISTOGRAM -> this != TOTAL;
      case SUMMARY -> this != TOTAL && this != BUCKET;
      case GAUGE, UNKNOWN -> false;
    };
  }

  MetricKind kind() {
    return kind;
  }

  /**
   * @param ofFamily a symbol; empty where nothing is said
   */
  String unit(String ofFamily) {
    return switch (unit) {
      case NONE -> "";
      case OF_FAMILY -> ofFamily;
      case SECONDS -> "s";
    };
  }
}
