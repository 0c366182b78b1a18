package dev.headroom.metrics.histogram;

import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.EventCounts;
import java.util.Arrays;
import java.util.Optional;

/** Two bucketed distributions in one, where that loses nothing. */
final class HistogramSum {
  private HistogramSum() {}

  static Optional<Distribution> of(Distribution one, Distribution other) {
    return switch (one) {
      case HdrDistribution _ -> Optional.empty();
      case BucketDistribution buckets ->
          other instanceof BucketDistribution others ? sum(buckets, others) : Optional.empty();
      case ExponentialDistribution exponential ->
          other instanceof ExponentialDistribution others
              ? sum(exponential, others)
              : Optional.empty();
    };
  }

  private static Optional<Distribution> sum(BucketDistribution one, BucketDistribution other) {
    if (!Arrays.equals(one.bounds(), other.bounds())) {
      return Optional.empty();
    }
    long[] counts = one.counts().clone();
    for (int i = 0; i < counts.length; i++) {
      counts[i] = EventCounts.plus(counts[i], other.counts()[i]);
    }
    return fit(counts)
        ? Optional.of(new BucketDistribution(one.bounds(), counts, one.sum() + other.sum()))
        : Optional.empty();
  }

  private static Optional<Distribution> sum(
      ExponentialDistribution one, ExponentialDistribution other) {
    if (one.scale() != other.scale() || one.zeroThreshold() != other.zeroThreshold()) {
      return Optional.empty();
    }
    ExponentialDistribution sum = Exponentials.sum(one, other);
    boolean exact =
        sum.scale() == one.scale()
            && fits(sum.zeroCount())
            && fit(sum.positive().counts())
            && fit(sum.negative().counts());
    return exact ? Optional.of(sum) : Optional.empty();
  }

  private static boolean fit(long[] counts) {
    return Arrays.stream(counts).allMatch(HistogramSum::fits);
  }

  private static boolean fits(long count) {
    return count < Long.MAX_VALUE;
  }
}
