package dev.headroom.demo.fleet;

import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import java.util.List;

/**
 * Counts values in the base-2 exponential buckets of OpenTelemetry at one fixed scale: bucket
 * {@code i} holds {@code (base^i, base^(i+1)]} with {@code base = 2^(2^-scale)}.
 */
final class ExponentialBuckets {
  private static final int SCALE = 5;
  private static final double BUCKETS_PER_LOG = Math.scalb(1 / Math.log(2), SCALE);

  private ExponentialBuckets() {}

  /**
   * @param values all above 0, at least one
   */
  static ExponentialDistribution of(List<Double> values) {
    int lowest = Integer.MAX_VALUE;
    int highest = Integer.MIN_VALUE;
    double sum = 0;
    for (double value : values) {
      int index = index(value);
      lowest = Math.min(lowest, index);
      highest = Math.max(highest, index);
      sum += value;
    }
    long[] counts = new long[highest - lowest + 1];
    for (double value : values) {
      counts[index(value) - lowest]++;
    }
    return new ExponentialDistribution(SCALE, 0, 0, new Buckets(lowest, counts), Buckets.NONE, sum);
  }

  private static int index(double value) {
    return (int) Math.ceil(Math.log(value) * BUCKETS_PER_LOG) - 1;
  }
}
