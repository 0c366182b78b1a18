package dev.headroom.query.percentile;

/** Where counts came from, which decides how close a quantile read from them can be. */
public enum HistogramKind {
  /** HDR cells of raw observations or pushed HDR histograms. */
  HDR,
  /** OpenTelemetry exponential buckets. */
  EXPONENTIAL,
  /** Explicit buckets of one distribution. */
  BUCKETS,
  /** Prometheus counters named {@code _bucket}, one for each bound. */
  CLASSIC
}
