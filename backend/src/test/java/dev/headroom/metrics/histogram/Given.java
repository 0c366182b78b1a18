package dev.headroom.metrics.histogram;

import dev.headroom.codec.CountRuns;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.storage.series.Push;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds distributions from plain values, as a sender would. */
public final class Given {
  private Given() {}

  public static HdrDistribution hdr(int digits, long... ticks) {
    return Push.hdr(digits, ticks);
  }

  public static byte[] payload(int digits, long... ticks) {
    HdrDistribution hdr = hdr(digits, ticks);
    return CountRuns.encode(hdr.cells(), hdr.counts());
  }

  public static ExponentialDistribution exponential(int scale, double... values) {
    TreeMap<Integer, Long> positive = new TreeMap<>();
    TreeMap<Integer, Long> negative = new TreeMap<>();
    long zeros = 0;
    for (double value : values) {
      if (value == 0) {
        zeros++;
      } else {
        (value > 0 ? positive : negative).merge(index(scale, Math.abs(value)), 1L, Long::sum);
      }
    }
    return new ExponentialDistribution(
        scale, zeros, 0, run(positive), run(negative), Arrays.stream(values).sum());
  }

  public static BucketDistribution explicit(double[] bounds, double... values) {
    long[] counts = new long[bounds.length + 1];
    for (double value : values) {
      int at = Arrays.binarySearch(bounds, value);
      counts[at >= 0 ? at : -at - 1]++;
    }
    return new BucketDistribution(bounds, counts, Arrays.stream(values).sum());
  }

  private static int index(int scale, double magnitude) {
    double exact = Math.log(magnitude) / Math.log(2) * Math.scalb(1.0, scale);
    return (int) Math.ceil(exact) - 1;
  }

  private static Buckets run(SortedMap<Integer, Long> counts) {
    if (counts.isEmpty()) {
      return Buckets.NONE;
    }
    long[] dense = new long[counts.lastKey() - counts.firstKey() + 1];
    counts.forEach((index, count) -> dense[index - counts.firstKey()] = count);
    return new Buckets(counts.firstKey(), dense);
  }
}
