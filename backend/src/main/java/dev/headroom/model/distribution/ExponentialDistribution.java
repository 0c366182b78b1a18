package dev.headroom.model.distribution;

/**
 * OpenTelemetry's base-2 exponential histogram, as received: bucket {@code i} counts values in
 * {@code (base^i, base^(i+1)]} with {@code base = 2^(2^-scale)} (OpenTelemetry metrics data model,
 * section ExponentialHistogram).
 *
 * @param scale resolution, -10 to 20
 * @param zeroCount values within {@code zeroThreshold} of zero
 * @param zeroThreshold width of the zero bucket in the series' unit, 0 or more
 * @param positive buckets of positive values
 * @param negative buckets of negative values, by magnitude
 * @param sum sum of the values in the series' unit; NaN if not known
 */
public record ExponentialDistribution(
    int scale, long zeroCount, double zeroThreshold, Buckets positive, Buckets negative, double sum)
    implements Distribution {
  /**
   * A run of buckets.
   *
   * @param offset bucket index of the first count
   * @param counts observations of each bucket from there on; the caller hands the array over
   */
  public record Buckets(int offset, long[] counts) {
    public static final Buckets NONE = new Buckets(0, new long[0]);

    long count() {
      return EventCounts.sum(counts);
    }
  }

  @Override
  public long count() {
    return EventCounts.plus(zeroCount, EventCounts.plus(positive.count(), negative.count()));
  }
}
