package dev.headroom.metrics.histogram;

import dev.headroom.model.distribution.EventCounts;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Logarithmic stretches of value, from the smallest observed to the largest. A bucket belongs where
 * its upper edge lies (its lower edge where it has no end), whole, so that no count is lost.
 *
 * <p>What is zero or negative has no logarithm and belongs to the lowest row.
 */
public final class ValueRows {
  private final double[] bounds;

  private ValueRows(double[] bounds) {
    this.bounds = bounds;
  }

  /**
   * Rows for everything in some sets of buckets; none where there is nothing.
   *
   * @param most how many rows at most; no more than there are different edges
   */
  public static ValueRows over(List<Buckets> sets, int most) {
    TreeSet<Double> values = new TreeSet<>();
    double smallest = Double.POSITIVE_INFINITY;
    for (Buckets set : sets) {
      for (int i = 0; i < set.size(); i++) {
        double value = set.value(i);
        values.add(value);
        double low = set.low(i) > 0 ? set.low(i) : value;
        smallest = low > 0 ? Math.min(smallest, low) : smallest;
      }
    }
    if (values.isEmpty()) {
      return new ValueRows(new double[0]);
    }
    double largest = values.last();
    if (largest <= 0) {
      return new ValueRows(new double[] {Math.min(values.first(), largest - 1), largest});
    }
    return new ValueRows(
        smallest < largest
            ? logarithmic(smallest, largest, Math.min(most, values.size()))
            : new double[] {largest / 2, largest});
  }

  private static double[] logarithmic(double smallest, double largest, int rows) {
    double[] bounds = new double[rows + 1];
    Arrays.setAll(bounds, i -> smallest * Math.pow(largest / smallest, (double) i / rows));
    bounds[rows] = largest;
    return bounds;
  }

  /** Edges, ascending, one more than there are rows; empty where there are none. */
  public List<Double> bounds() {
    return DoubleStream.of(bounds).boxed().toList();
  }

  /** Counts by row, the lowest first, of one of the sets these rows are over. */
  public List<Long> counts(Buckets set) {
    long[] counts = new long[Math.max(0, bounds.length - 1)];
    for (int i = 0; i < set.size(); i++) {
      int row = row(set.value(i));
      counts[row] = EventCounts.plus(counts[row], set.count(i));
    }
    return LongStream.of(counts).boxed().toList();
  }

  private int row(double value) {
    int found = Arrays.binarySearch(bounds, 1, bounds.length - 1, value);
    return (found < 0 ? -found - 1 : found) - 1;
  }
}
