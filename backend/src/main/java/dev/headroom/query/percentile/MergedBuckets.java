package dev.headroom.query.percentile;

import dev.headroom.model.distribution.EventCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Counts between edges, in one unit, from which quantiles are read. A bucket's edges bound what is
 * in it; the numbers that stand for it are those of its cell and may lie within them.
 */
final class MergedBuckets {
  /** Where in a bucket the answer is put. */
  enum Interpolation {
    /** The cell's largest value, as HdrHistogram answers; its smallest for quantile 0. */
    UPPER_EDGE,
    /** As if values were spread evenly, as Prometheus' histogram_quantile answers. */
    LINEAR,
    /** As if their logarithms were, as Prometheus answers for exponential buckets. */
    GEOMETRIC
  }

  private double[] lows = new double[64];
  private double[] highs = new double[64];
  private double[] smallest = new double[64];
  private double[] largest = new double[64];
  private long[] counts = new long[64];
  private int size;
  private long total;

  /** Adds a bucket; one without observations changes nothing. */
  void add(double low, double high, long count) {
    add(new BucketEdges(low, high, low, high), count);
  }

  /** The same where other numbers than its edges stand for it. */
  void add(BucketEdges edges, long count) {
    if (count == 0) {
      return;
    }
    if (size == counts.length) {
      lows = Arrays.copyOf(lows, size * 2);
      highs = Arrays.copyOf(highs, size * 2);
      smallest = Arrays.copyOf(smallest, size * 2);
      largest = Arrays.copyOf(largest, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    lows[size] = edges.low();
    highs[size] = edges.high();
    smallest[size] = edges.smallest();
    largest[size] = edges.largest();
    counts[size++] = count;
    total = EventCounts.plus(total, count);
  }

  int size() {
    return size;
  }

  double low(int at) {
    return smallest[at];
  }

  /** Whether nothing bounds it above. */
  boolean endless(int at) {
    return Double.isInfinite(highs[at]);
  }

  /** The edge that stands for a bucket: the upper one, the lower where that has no end, else 0. */
  double value(int at) {
    if (!endless(at)) {
      return largest[at];
    }
    return Double.isInfinite(lows[at]) ? 0 : smallest[at];
  }

  long count(int at) {
    return counts[at];
  }

  /** How many observations must be at or under the quantile: ceil(q * count), at least 1. */
  static long rank(double q, long count) {
    BigDecimal rank = BigDecimal.valueOf(q).multiply(BigDecimal.valueOf(count));
    return Math.max(1, rank.setScale(0, RoundingMode.CEILING).longValueExact());
  }

  /** The quantile where buckets were added in ascending order and do not overlap. */
  Estimate inOrder(double q, Interpolation interpolation) {
    long rank = rank(q, total);
    long before = 0;
    int at = 0;
    while (EventCounts.plus(before, counts[at]) < rank) {
      before += counts[at++];
    }
    double fraction = Math.clamp((q * total - before) / counts[at], 0, 1);
    double value =
        switch (interpolation) {
          case UPPER_EDGE -> q == 0 ? smallest[at] : value(at);
          case LINEAR -> between(smallest[at], largest[at], fraction);
          case GEOMETRIC -> geometric(smallest[at], largest[at], fraction);
        };
    return new Estimate(Math.clamp(value, lows[at], highs[at]), lows[at], highs[at]);
  }

  /**
   * The quantile where buckets come from several layouts and overlap: the value as if each bucket's
   * observations were spread evenly; bounds as if all were at the lower and all at the upper edges.
   */
  Estimate overlapping(double q) {
    long rank = rank(q, total);
    double low = ranked(lows, rank);
    double high = ranked(highs, rank);
    return new Estimate(Math.clamp(spread(q * total), low, high), low, high);
  }

  private double ranked(double[] edges, long rank) {
    long before = 0;
    for (int at : order(edges, size)) {
      before = EventCounts.plus(before, counts[at]);
      if (before >= rank) {
        return edges[at];
      }
    }
    throw new IllegalStateException("rank " + rank + " of " + total);
  }

  /**
   * Sweeps the edges from left to right, summing up how many observations lie to the left; a bucket
   * without width or without an end is a heap at its one finite edge.
   */
  private double spread(double wanted) {
    double[] edges = new double[size * 2];
    double[] slopes = new double[size * 2];
    double[] heaps = new double[size * 2];
    for (int i = 0; i < size; i++) {
      double width = largest[i] - smallest[i];
      boolean heap = width == 0 || Double.isInfinite(width);
      edges[2 * i] = Double.isInfinite(smallest[i]) ? largest[i] : smallest[i];
      edges[2 * i + 1] = heap ? edges[2 * i] : largest[i];
      heaps[2 * i] = heap ? counts[i] : 0;
      slopes[2 * i] = heap ? 0 : counts[i] / width;
      slopes[2 * i + 1] = -slopes[2 * i];
    }
    double sum = 0;
    double slope = 0;
    double previous = 0;
    for (int at : order(edges, edges.length)) {
      double grown = slope > 0 ? slope * (edges[at] - previous) : 0;
      if (grown > 0 && sum + grown >= wanted) {
        return previous + (wanted - sum) / slope;
      }
      sum += grown + heaps[at];
      slope += slopes[at];
      previous = edges[at];
      if (sum >= wanted) {
        return previous;
      }
    }
    return previous;
  }

  private static int[] order(double[] edges, int size) {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(edges[a], edges[b]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private static double between(double low, double high, double fraction) {
    if (Double.isInfinite(low)) {
      return high;
    }
    return Double.isInfinite(high) ? low : low + (high - low) * fraction;
  }

  private static double geometric(double low, double high, double fraction) {
    boolean sameSign = low > 0 || high < 0;
    return sameSign && !Double.isInfinite(high) && !Double.isInfinite(low)
        ? low * Math.pow(high / low, fraction)
        : between(low, high, fraction);
  }
}
