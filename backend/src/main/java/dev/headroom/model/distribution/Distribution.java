package dev.headroom.model.distribution;

/**
 * How many observations fell where. Each kind is kept as it was received; kinds are converted only
 * to answer a question that spans several, and the answer then states its bound.
 */
public sealed interface Distribution {
  /** Observations in all; never negative, {@link Long#MAX_VALUE} where there are more. */
  long count();

  /** Sum of the observed values in the series' unit; NaN if the sender did not say. */
  double sum();

  /**
   * Explicit buckets, as received: bucket {@code i} counts values in {@code (bounds[i-1],
   * bounds[i]]}, the last one everything above the last bound.
   *
   * @param bounds upper bounds in the series' unit, strictly ascending, without infinity
   * @param counts observations of each bucket, one more than bounds, not cumulative
   * @param sum sum of the values in the series' unit; NaN if not known
   */
  record BucketDistribution(double[] bounds, long[] counts, double sum) implements Distribution {
    public BucketDistribution {
      if (counts.length != bounds.length + 1) {
        throw new IllegalArgumentException(
            bounds.length
                + " bounds need "
                + (bounds.length + 1)
                + " counts, not "
                + counts.length);
      }
    }

    @Override
    public long count() {
      return EventCounts.sum(counts);
    }
  }

  /**
   * OpenTelemetry's base-2 exponential histogram, as received: bucket {@code i} counts values in
   * {@code (base^i, base^(i+1)]} with {@code base = 2^(2^-scale)} (OpenTelemetry metrics data
   * model, section ExponentialHistogram).
   *
   * @param scale resolution, -10 to 20
   * @param zeroCount values within {@code zeroThreshold} of zero
   * @param zeroThreshold width of the zero bucket in the series' unit, 0 or more
   * @param positive buckets of positive values
   * @param negative buckets of negative values, by magnitude
   * @param sum sum of the values in the series' unit; NaN if not known
   */
  record ExponentialDistribution(
      int scale,
      long zeroCount,
      double zeroThreshold,
      Buckets positive,
      Buckets negative,
      double sum)
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

  /**
   * Counts in the cells of {@link HdrLayout}, sparse: only cells that hold something.
   *
   * @param digits significant decimal digits of the layout, 1 to 5
   * @param cells cell numbers, strictly ascending; the caller hands the array over
   * @param counts observations of each cell, all positive, as long as {@code cells}
   * @param sum sum of the values in ticks of the series' dimension; NaN if not known
   * @param overflow how many of the counted values lay beyond the dimension's largest and are kept
   *     in its last cell
   */
  record HdrDistribution(int digits, int[] cells, long[] counts, double sum, long overflow)
      implements Distribution {
    public HdrDistribution {
      if (digits < 1 || digits > 5) {
        throw new IllegalArgumentException("digits must be 1 to 5: " + digits);
      }
      if (cells.length != counts.length) {
        throw new IllegalArgumentException("cells and counts differ in length");
      }
    }

    @Override
    public long count() {
      return EventCounts.sum(counts);
    }
  }
}
