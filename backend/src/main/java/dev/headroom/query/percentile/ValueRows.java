package dev.headroom.query.percentile;

import dev.headroom.model.distribution.EventCounts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Stretches of value that buckets are counted in, for a logarithmic axis: the buckets' own where
 * those are few and wide, else equally wide ones. A bucket belongs where its upper edge lies,
 * whole, so that no count is lost; one without an upper edge is over all rows.
 *
 * <p>What is zero or negative has no logarithm and belongs to the lowest row.
 */
final class ValueRows {
  /** RowEdges of which one is no more than this share above the other are the same, told twice. */
  private static final double SAME = 1e-9;

  /** Shows an edge as it was written, whatever its unit was converted from. */
  private static final MathContext WRITTEN = new MathContext(12);

  /** A bucket that begins at zero has no end on a logarithmic axis; it is drawn from here. */
  private static final double PART_OF_LOWEST = 0.5;

  private final double[] bounds;
  private final OptionalDouble overFrom;

  private ValueRows(double[] bounds, OptionalDouble overFrom) {
    this.bounds = Arrays.stream(bounds).map(ValueRows::written).toArray();
    this.overFrom = overFrom;
  }

  /**
   * Rows for everything in some sets of buckets; none where nothing in them has a bound.
   *
   * @param most how many rows at most, at least 1
   */
  public static ValueRows of(List<MergedBuckets> sets, int most) {
    RowEdges edges = new RowEdges();
    for (MergedBuckets set : sets) {
      for (int i = 0; i < set.size(); i++) {
        edges.add(set, i);
      }
    }
    return new ValueRows(edges.rows(most), edges.overFrom());
  }

  /** How many observations of a set are in buckets without an upper edge. */
  public static long over(MergedBuckets set) {
    return IntStream.range(0, set.size())
        .filter(set::endless)
        .mapToLong(set::count)
        .reduce(0, EventCounts::plus);
  }

  /** RowEdges, ascending, one more than there are rows; empty where there are none. */
  public List<Double> bounds() {
    return DoubleStream.of(bounds).boxed().toList();
  }

  /** What is over all rows is not under this; empty where nothing is, or nothing bounds it. */
  public OptionalDouble overFrom() {
    return overFrom;
  }

  /** Counts by row, the lowest first, of one of the sets these rows are of. */
  public List<Long> counts(MergedBuckets set) {
    long[] counts = new long[Math.max(0, bounds.length - 1)];
    for (int i = 0; i < set.size(); i++) {
      if (!set.endless(i)) {
        int row = row(set.value(i));
        counts[row] = EventCounts.plus(counts[row], set.count(i));
      }
    }
    return LongStream.of(counts).boxed().toList();
  }

  private int row(double value) {
    double within = value * (1 - SAME);
    int found = Arrays.binarySearch(bounds, 1, bounds.length - 1, within);
    return (found < 0 ? -found - 1 : found) - 1;
  }

  private static double written(double edge) {
    return new BigDecimal(edge).round(WRITTEN).doubleValue();
  }

  /** Where buckets begin and end. */
  private static final class RowEdges {
    private final TreeSet<Double> all = new TreeSet<>();

    /** Of those that begin at or under zero, where the first ends. */
    private double firstEnd = Double.POSITIVE_INFINITY;

    /** How many times its lower edge the upper edge of the narrowest is. */
    private double narrowest = Double.POSITIVE_INFINITY;

    private double overFrom = Double.POSITIVE_INFINITY;

    void add(MergedBuckets set, int at) {
      double low = set.low(at);
      if (Double.isFinite(low)) {
        all.add(low);
      }
      if (set.endless(at)) {
        overFrom = Math.min(overFrom, low);
        return;
      }
      double high = set.value(at);
      all.add(high);
      if (low > 0) {
        narrowest = Math.min(narrowest, high / low);
      } else if (high > 0) {
        firstEnd = Math.min(firstEnd, high);
      }
    }

    OptionalDouble overFrom() {
      return Double.isFinite(overFrom)
          ? OptionalDouble.of(written(overFrom))
          : OptionalDouble.empty();
    }

    double[] rows(int most) {
      if (all.isEmpty()) {
        return new double[0];
      }
      double largest = all.last();
      if (largest <= 0) {
        return new double[] {Math.min(all.first(), largest - 1), largest};
      }
      List<Double> positive = new ArrayList<>(all.tailSet(0.0, false));
      if (firstEnd <= positive.getFirst() || positive.size() == 1) {
        positive.addFirst(positive.getFirst() * PART_OF_LOWEST);
      }
      double smallest = Math.min(positive.getFirst(), largest * PART_OF_LOWEST);
      double row = Math.pow(largest / smallest, 1.0 / most);
      List<Double> distinct = distinct(positive);
      return distinct.size() <= most + 1 && narrowest >= row * (1 - SAME)
          ? distinct.stream().mapToDouble(Double::doubleValue).toArray()
          : logarithmic(smallest, largest, most);
    }

    /** The upper of each two that are the same. */
    private static List<Double> distinct(List<Double> ascending) {
      List<Double> kept = new ArrayList<>();
      for (double edge : ascending) {
        if (!kept.isEmpty() && kept.getLast() >= edge * (1 - SAME)) {
          kept.removeLast();
        }
        kept.add(edge);
      }
      return kept;
    }

    private static double[] logarithmic(double smallest, double largest, int rows) {
      double[] bounds = new double[rows + 1];
      Arrays.setAll(bounds, i -> smallest * Math.pow(largest / smallest, (double) i / rows));
      bounds[rows] = largest;
      return bounds;
    }
  }
}
