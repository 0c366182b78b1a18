package dev.headroom.query.percentile;

import dev.headroom.model.Unit;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Percentiles with everything that says how far to trust them.
 *
 * @param unit of all values: that of the series where they share one, else the dimension's base
 *     unit (s, By, 1); HDR data is in the base unit
 * @param points stretches with at least one observation, in time order
 * @param relativeErrorBound no true quantile is further from its value than this share of it;
 *     infinite where a bucket has no end
 * @param kinds of data that were merged
 * @param approximate whether kinds or bucket layouts that do not fit each other were merged; the
 *     bounds hold all the same
 * @param seriesMerged how many series had data in the range; the counters of one Prometheus
 *     histogram are one
 * @param newestMillis time of the newest data of the matching series; empty where there is none
 */
public record PercentileAnswer(
    Unit unit,
    List<Point> points,
    double relativeErrorBound,
    Set<HistogramKind> kinds,
    boolean approximate,
    int seriesMerged,
    OptionalLong newestMillis) {
  /**
   * The percentiles of one stretch of time.
   *
   * @param overflow how many of the observations lay beyond the dimension's largest value
   * @param quantiles in the order asked for
   */
  public record Point(
      long fromMillis, long toMillis, long count, long overflow, List<Quantile> quantiles) {}

  /**
   * The smallest value that at least {@code ceil(q * count)} observations do not exceed.
   *
   * @param value one number for it: the cell's upper edge for HDR data (HdrHistogram's
   *     getValueAtPercentile), interpolated in the bucket for all else (Prometheus'
   *     histogram_quantile)
   * @param low the true quantile is not under this; minus infinity where nothing bounds it
   * @param high the true quantile is not over this; infinity where nothing bounds it
   */
  public record Quantile(double q, double value, double low, double high) {}

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
}
