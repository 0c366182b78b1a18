package dev.headroom.metrics.histogram;

import dev.headroom.model.BucketDistribution;
import dev.headroom.model.Distribution;
import dev.headroom.model.ExponentialDistribution;
import dev.headroom.model.ExponentialDistribution.Buckets;
import dev.headroom.model.HdrDistribution;
import java.util.Arrays;
import java.util.Optional;

/** What a cumulative distribution grew by from one point to the next. */
public final class Growth {
  private Growth() {}

  /**
   * The observations in {@code current} that are not in {@code last}.
   *
   * @return empty if {@code current} does not continue {@code last}: a count fell, or the kind or
   *     the layout of the buckets is another; it then counts anew
   */
  public static Optional<Distribution> between(Distribution last, Distribution current) {
    return switch (current) {
      case HdrDistribution now ->
          last instanceof HdrDistribution before ? difference(now, before) : Optional.empty();
      case ExponentialDistribution now ->
          last instanceof ExponentialDistribution before
              ? Exponentials.difference(now, before).map(Distribution.class::cast)
              : Optional.empty();
      case BucketDistribution now ->
          last instanceof BucketDistribution before ? difference(now, before) : Optional.empty();
    };
  }

  /** No observations, in the layout of the given distribution. */
  public static Distribution none(Distribution like) {
    return switch (like) {
      case HdrDistribution hdr -> new HdrDistribution(hdr.digits(), new int[0], new long[0], 0, 0);
      case ExponentialDistribution exponential ->
          new ExponentialDistribution(
              exponential.scale(), 0, exponential.zeroThreshold(), Buckets.NONE, Buckets.NONE, 0);
      case BucketDistribution buckets ->
          new BucketDistribution(buckets.bounds(), new long[buckets.counts().length], 0);
    };
  }

  private static Optional<Distribution> difference(HdrDistribution now, HdrDistribution before) {
    if (now.digits() != before.digits() || now.overflow() < before.overflow()) {
      return Optional.empty();
    }
    int[] cells = new int[now.cells().length];
    long[] counts = new long[cells.length];
    int size = 0;
    int matched = 0;
    for (int i = 0; i < now.cells().length; i++) {
      long count = now.counts()[i];
      if (matched < before.cells().length && before.cells()[matched] == now.cells()[i]) {
        count -= before.counts()[matched++];
      }
      if (count < 0) {
        return Optional.empty();
      }
      if (count > 0) {
        cells[size] = now.cells()[i];
        counts[size++] = count;
      }
    }
    if (matched < before.cells().length) {
      return Optional.empty();
    }
    return Optional.of(
        new HdrDistribution(
            now.digits(),
            Arrays.copyOf(cells, size),
            Arrays.copyOf(counts, size),
            now.sum() - before.sum(),
            now.overflow() - before.overflow()));
  }

  private static Optional<Distribution> difference(
      BucketDistribution now, BucketDistribution before) {
    if (!Arrays.equals(now.bounds(), before.bounds())) {
      return Optional.empty();
    }
    long[] counts = now.counts().clone();
    for (int i = 0; i < counts.length; i++) {
      counts[i] -= before.counts()[i];
      if (counts[i] < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new BucketDistribution(now.bounds(), counts, now.sum() - before.sum()));
  }
}
