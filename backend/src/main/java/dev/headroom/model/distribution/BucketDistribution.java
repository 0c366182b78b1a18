package dev.headroom.model.distribution;

/**
 * Explicit buckets, as received: bucket {@code i} counts values in {@code (bounds[i-1],
 * bounds[i]]}, the last one everything above the last bound.
 *
 * @param bounds upper bounds in the series' unit, strictly ascending, without infinity
 * @param counts observations of each bucket, one more than bounds, not cumulative
 * @param sum sum of the values in the series' unit; NaN if not known
 */
public record BucketDistribution(double[] bounds, long[] counts, double sum)
    implements Distribution {
  public BucketDistribution {
    if (counts.length != bounds.length + 1) {
      throw new IllegalArgumentException(
          bounds.length + " bounds need " + (bounds.length + 1) + " counts, not " + counts.length);
    }
  }

  @Override
  public long count() {
    return EventCounts.sum(counts);
  }
}
