package dev.headroom.ingest.otlp;

import dev.headroom.ingest.decode.PartException;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import java.util.Arrays;
import java.util.List;

/** Makes distributions of OTLP's histogram points, as they came, after checking them. */
final class DistributionPoints {
  private static final int SCALE_MIN = -10;
  private static final int SCALE_MAX = 20;

  /** Powers of two that a double can tell apart from zero and from infinity. */
  private static final int EXPONENT_MIN = -1_075;

  private static final int EXPONENT_MAX = 1_024;

  private final int bucketsMax;

  DistributionPoints(int bucketsMax) {
    this.bucketsMax = bucketsMax;
  }

  Distribution explicit(HistogramDataPoint point) throws PartException {
    double sum = sum(point.hasSum(), point.getSum());
    if (point.getBucketCountsCount() == 0) {
      long[] all = counts(List.of(point.getCount()), point.getCount());
      return new BucketDistribution(new double[0], all, sum);
    }
    if (point.getBucketCountsCount() != point.getExplicitBoundsCount() + 1) {
      throw new PartException(
          "buckets_invalid",
          point.getExplicitBoundsCount()
              + " bounds do not go with "
              + point.getBucketCountsCount()
              + " bucket counts");
    }
    long[] counts = counts(point.getBucketCountsList(), point.getCount());
    double[] bounds = point.getExplicitBoundsList().stream().mapToDouble(each -> each).toArray();
    if (bounds.length > 0 && bounds[bounds.length - 1] == Double.POSITIVE_INFINITY) {
      bounds = Arrays.copyOf(bounds, bounds.length - 1);
      counts = withoutLast(counts);
    }
    checkBounds(bounds);
    return new BucketDistribution(bounds, counts, sum);
  }

  /** Nothing lies above infinity, so the bucket below it is the one without an upper bound. */
  private static long[] withoutLast(long[] counts) throws PartException {
    long above = counts[counts.length - 1];
    if (above != 0) {
      throw new PartException("buckets_invalid", above + " counted above the bound Infinity");
    }
    return Arrays.copyOf(counts, counts.length - 1);
  }

  Distribution exponential(ExponentialHistogramDataPoint point) throws PartException {
    int scale = point.getScale();
    if (scale < SCALE_MIN || scale > SCALE_MAX) {
      throw new PartException("scale_invalid", "scale " + scale + " is not -10 to 20");
    }
    if (!(point.getZeroThreshold() >= 0) || Double.isInfinite(point.getZeroThreshold())) {
      throw new PartException("buckets_invalid", "zero threshold " + point.getZeroThreshold());
    }
    Buckets positive = buckets(scale, point.getPositive());
    Buckets negative = buckets(scale, point.getNegative());
    ExponentialDistribution distribution =
        new ExponentialDistribution(
            scale,
            point.getZeroCount(),
            point.getZeroThreshold(),
            positive,
            negative,
            sum(point.hasSum(), point.getSum()));
    checkTotal(
        List.of(point.getZeroCount(), total(positive.counts()), total(negative.counts())),
        point.getCount());
    return distribution;
  }

  private Buckets buckets(int scale, ExponentialHistogramDataPoint.Buckets run)
      throws PartException {
    int length = run.getBucketCountsCount();
    if (length == 0) {
      return Buckets.NONE;
    }
    checkLength(length);
    double lowest = Math.scalb((double) run.getOffset(), -scale);
    double highest = Math.scalb((double) run.getOffset() + length - 1, -scale);
    if (lowest < EXPONENT_MIN || highest > EXPONENT_MAX) {
      throw new PartException(
          "buckets_invalid",
          "bucket " + run.getOffset() + " of scale " + scale + " lies outside of all numbers");
    }
    return new Buckets(run.getOffset(), array(run.getBucketCountsList()));
  }

  private static void checkBounds(double[] bounds) throws PartException {
    double previous = Double.NEGATIVE_INFINITY;
    for (double bound : bounds) {
      if (!(bound > previous) || Double.isInfinite(bound)) {
        throw new PartException("buckets_invalid", "bound " + bound + " after " + previous);
      }
      previous = bound;
    }
  }

  private long[] counts(List<Long> counts, long total) throws PartException {
    checkLength(counts.size());
    checkTotal(counts, total);
    return array(counts);
  }

  private void checkLength(int buckets) throws PartException {
    if (buckets > bucketsMax) {
      throw new PartException(
          "buckets_per_distribution", buckets + " buckets; the limit is " + bucketsMax);
    }
  }

  private static void checkTotal(List<Long> counts, long total) throws PartException {
    long sum = total(array(counts));
    if (sum != total) {
      throw new PartException("count_mismatch", "buckets hold " + sum + ", count says " + total);
    }
  }

  private static long total(long[] counts) throws PartException {
    long sum = 0;
    for (long count : counts) {
      sum += count;
      if (count < 0 || sum < 0) {
        throw new PartException("buckets_invalid", "counts beyond 2^63 - 1");
      }
    }
    return sum;
  }

  private static long[] array(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).toArray();
  }

  private static double sum(boolean told, double sum) {
    return told ? sum : Double.NaN;
  }
}
