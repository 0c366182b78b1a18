package dev.headroom.metrics.histogram;

import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** What a cumulative distribution grew by from one point to the next. */
final class Growth {
  private Growth() {}

  static Optional<Distribution> between(Distribution last, Distribution current) {
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

  static OptionalLong missing(Distribution last, Distribution current) {
    return switch (current) {
      case HdrDistribution now ->
          last instanceof HdrDistribution before && before.digits() == now.digits()
              ? OptionalLong.of(missing(now, before))
              : OptionalLong.empty();
      case ExponentialDistribution now ->
          last instanceof ExponentialDistribution before
              ? Exponentials.missing(now, before)
              : OptionalLong.empty();
      case BucketDistribution now ->
          last instanceof BucketDistribution before && Arrays.equals(now.bounds(), before.bounds())
              ? OptionalLong.of(missing(now.counts(), before.counts()))
              : OptionalLong.empty();
    };
  }

  private static long missing(HdrDistribution now, HdrDistribution before) {
    long missing = 0;
    int at = 0;
    for (int i = 0; i < before.cells().length; i++) {
      while (at < now.cells().length && now.cells()[at] < before.cells()[i]) {
        at++;
      }
      boolean same = at < now.cells().length && now.cells()[at] == before.cells()[i];
      missing += Math.max(0, before.counts()[i] - (same ? now.counts()[at] : 0));
    }
    return Math.max(missing, before.overflow() - now.overflow());
  }

  private static long missing(long[] now, long[] before) {
    long missing = 0;
    for (int i = 0; i < before.length; i++) {
      missing += Math.max(0, before[i] - now[i]);
    }
    return missing;
  }

  static Distribution none(Distribution like) {
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
