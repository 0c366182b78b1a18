package dev.headroom.metrics.histogram;

import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.model.distribution.EventCounts;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Arithmetic of exponential distributions. Scales are brought together by merging pairs of buckets,
 * which is exact: bucket {@code i} of one scale lies inside bucket {@code i >> 1} of the next lower
 * (OpenTelemetry metrics data model, "Exponential Scale").
 */
public final class Exponentials {
  /** Buckets a sum may span; beyond it the sum takes a lower scale. */
  static final int BUCKETS_MAX = 16_384;

  private Exponentials() {}

  /** The sum of two; order and grouping do not matter. */
  public static ExponentialDistribution sum(
      ExponentialDistribution one, ExponentialDistribution other) {
    double threshold = Math.max(one.zeroThreshold(), other.zeroThreshold());
    int scale = Math.min(one.scale(), other.scale());
    ExponentialDistribution a = widenZero(toScale(one, scale), threshold);
    ExponentialDistribution b = widenZero(toScale(other, scale), threshold);
    while (span(a.positive(), b.positive()) > BUCKETS_MAX
        || span(a.negative(), b.negative()) > BUCKETS_MAX) {
      a = toScale(a, a.scale() - 1);
      b = toScale(b, b.scale() - 1);
    }
    return new ExponentialDistribution(
        a.scale(),
        EventCounts.plus(a.zeroCount(), b.zeroCount()),
        threshold,
        sum(a.positive(), b.positive()),
        sum(a.negative(), b.negative()),
        a.sum() + b.sum());
  }

  /** What {@code current} has more than {@code last}; empty if it has less anywhere. */
  static Optional<ExponentialDistribution> difference(
      ExponentialDistribution current, ExponentialDistribution last) {
    if (current.zeroThreshold() < last.zeroThreshold()) {
      return Optional.empty();
    }
    int scale = Math.min(current.scale(), last.scale());
    ExponentialDistribution a = toScale(current, scale);
    ExponentialDistribution b = widenZero(toScale(last, scale), current.zeroThreshold());
    long zeroCount = a.zeroCount() - b.zeroCount();
    Optional<Buckets> positive = difference(a.positive(), b.positive());
    Optional<Buckets> negative = difference(a.negative(), b.negative());
    if (zeroCount < 0 || positive.isEmpty() || negative.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ExponentialDistribution(
            scale,
            zeroCount,
            a.zeroThreshold(),
            positive.get(),
            negative.get(),
            a.sum() - b.sum()));
  }

  /** What {@code current} has less than {@code last}; empty if its zero bucket got narrower. */
  static OptionalLong missing(ExponentialDistribution current, ExponentialDistribution last) {
    if (current.zeroThreshold() < last.zeroThreshold()) {
      return OptionalLong.empty();
    }
    int scale = Math.min(current.scale(), last.scale());
    ExponentialDistribution a = toScale(current, scale);
    ExponentialDistribution b = widenZero(toScale(last, scale), current.zeroThreshold());
    return OptionalLong.of(
        Math.max(0, b.zeroCount() - a.zeroCount())
            + missing(a.positive(), b.positive())
            + missing(a.negative(), b.negative()));
  }

  private static long missing(Buckets current, Buckets last) {
    long missing = 0;
    for (int i = 0; i < last.counts().length; i++) {
      long at = (long) last.offset() + i - current.offset();
      boolean inside = at >= 0 && at < current.counts().length;
      missing += Math.max(0, last.counts()[i] - (inside ? current.counts()[(int) at] : 0));
    }
    return missing;
  }

  /** The same counts at a lower scale; any other scale changes nothing. */
  static ExponentialDistribution toScale(ExponentialDistribution distribution, int scale) {
    int by = distribution.scale() - scale;
    if (by <= 0) {
      return distribution;
    }
    return new ExponentialDistribution(
        scale,
        distribution.zeroCount(),
        distribution.zeroThreshold(),
        toScale(distribution.positive(), by),
        toScale(distribution.negative(), by),
        distribution.sum());
  }

  /** The upper edge, in magnitude, of a bucket; the lower edge is that of the bucket before. */
  public static double upperEdge(int scale, long index) {
    return Math.pow(2, Math.scalb((double) (index + 1), -scale));
  }

  private static Buckets toScale(Buckets buckets, int by) {
    if (buckets.counts().length == 0) {
      return buckets;
    }
    int shift = Math.min(by, Integer.SIZE - 1);
    int offset = buckets.offset() >> shift;
    long last = (long) buckets.offset() + buckets.counts().length - 1;
    long[] counts = new long[(int) ((last >> shift) - offset) + 1];
    for (int i = 0; i < buckets.counts().length; i++) {
      long at = ((long) buckets.offset() + i) >> shift;
      int into = (int) (at - offset);
      counts[into] = EventCounts.plus(counts[into], buckets.counts()[i]);
    }
    return new Buckets(offset, counts);
  }

  /** Moves buckets that lie within a wider zero bucket into it. */
  private static ExponentialDistribution widenZero(
      ExponentialDistribution distribution, double threshold) {
    if (threshold == distribution.zeroThreshold()) {
      return distribution;
    }
    Buckets positive = beyond(distribution.positive(), distribution.scale(), threshold);
    Buckets negative = beyond(distribution.negative(), distribution.scale(), threshold);
    ExponentialDistribution rest =
        new ExponentialDistribution(
            distribution.scale(), 0, threshold, positive, negative, distribution.sum());
    return new ExponentialDistribution(
        rest.scale(),
        distribution.count() - rest.count(),
        threshold,
        positive,
        negative,
        rest.sum());
  }

  private static Buckets beyond(Buckets buckets, int scale, double threshold) {
    long[] counts = buckets.counts().clone();
    for (int i = 0; i < counts.length; i++) {
      if (upperEdge(scale, (long) buckets.offset() + i) <= threshold) {
        counts[i] = 0;
      }
    }
    return new Buckets(buckets.offset(), counts);
  }

  private static long span(Buckets one, Buckets other) {
    if (one.counts().length == 0 || other.counts().length == 0) {
      return Math.max(one.counts().length, other.counts().length);
    }
    return end(one, other) - Math.min(one.offset(), other.offset());
  }

  private static long end(Buckets one, Buckets other) {
    return Math.max(
        (long) one.offset() + one.counts().length, (long) other.offset() + other.counts().length);
  }

  private static Buckets sum(Buckets one, Buckets other) {
    if (one.counts().length == 0) {
      return other;
    }
    if (other.counts().length == 0) {
      return one;
    }
    int offset = Math.min(one.offset(), other.offset());
    long[] counts = new long[(int) (end(one, other) - offset)];
    for (Buckets each : new Buckets[] {one, other}) {
      for (int i = 0; i < each.counts().length; i++) {
        int into = each.offset() - offset + i;
        counts[into] = EventCounts.plus(counts[into], each.counts()[i]);
      }
    }
    return new Buckets(offset, counts);
  }

  private static Optional<Buckets> difference(Buckets current, Buckets last) {
    long[] counts = current.counts().clone();
    for (int i = 0; i < last.counts().length; i++) {
      if (last.counts()[i] == 0) {
        continue;
      }
      long at = (long) last.offset() + i - current.offset();
      if (at < 0 || at >= counts.length || counts[(int) at] < last.counts()[i]) {
        return Optional.empty();
      }
      counts[(int) at] -= last.counts()[i];
    }
    return Optional.of(new Buckets(current.offset(), counts));
  }
}
