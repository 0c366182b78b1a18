package dev.headroom.api.view;

import dev.headroom.model.MetricMetadata.Kind;

/**
 * What the series of a family are called after its own name. Prometheus' text format describes
 * counters by the name their series have, OpenMetrics by the family's, and so does Prometheus when
 * it sends on what it scraped (OpenMetrics 1.0, "Suffixes").
 */
enum FamilyPart {
  TOTAL("_total", Kind.COUNTER, PartUnit.OF_FAMILY),
  BUCKET("_bucket", Kind.COUNTER, PartUnit.NONE),
  COUNT("_count", Kind.COUNTER, PartUnit.NONE),
  SUM("_sum", Kind.COUNTER, PartUnit.OF_FAMILY),

  /** The moment at which counting began, whatever is counted. */
  CREATED("_created", Kind.GAUGE, PartUnit.SECONDS);

  private final String suffix;
  private final Kind kind;
  private final PartUnit unit;

  private enum PartUnit {
    NONE,
    OF_FAMILY,
    SECONDS
  }

  FamilyPart(String suffix, Kind kind, PartUnit unit) {
    this.suffix = suffix;
    this.kind = kind;
    this.unit = unit;
  }

  /** The name of the family that a series of this name would be a part of; empty if of none. */
  String family(String series) {
    return series.endsWith(suffix) ? series.substring(0, series.length() - suffix.length()) : "";
  }

  /** Whether families of a kind have such a part. */
  boolean belongsTo(Kind family) {
    return switch (family) {
      case COUNTER -> this == TOTAL || this == CREATED;
      case HISTOGRAM -> this != TOTAL;
      case SUMMARY -> this != TOTAL && this != BUCKET;
      case GAUGE, UNKNOWN -> false;
    };
  }

  Kind kind() {
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
