package dev.headroom.query.percentile;

import dev.headroom.codec.CountRuns;
import dev.headroom.metrics.histogram.Exponentials;
import dev.headroom.model.Unit;
import dev.headroom.model.Unit.Dimension;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.EventCounts;
import dev.headroom.model.distribution.HdrLayout;
import dev.headroom.query.percentile.MergedBuckets.Interpolation;
import dev.headroom.query.percentile.PercentileAnswer.HistogramKind;
import dev.headroom.storage.series.SeriesCursor.DistributionSink;
import java.math.MathContext;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was observed in one span of time, of one dimension, merged without loss as long
 * as it is of one kind: cells and buckets add. What is of several kinds, or in buckets with
 * different bounds, is brought together only when a quantile is read.
 */
final class HistogramMerge implements DistributionSink {
  private final Dimension dimension;
  private final Map<Unit, ExponentialDistribution> exponentials = new LinkedHashMap<>();
  private final Map<ExplicitCounts.Layout, ExplicitCounts> explicits = new LinkedHashMap<>();
  private final Set<HistogramKind> kinds = EnumSet.noneOf(HistogramKind.class);
  private @Nullable CellCounts cells;
  private long count;
  private long overflow;

  public HistogramMerge(Dimension dimension) {
    this.dimension = dimension;
  }

  @Override
  public void add(HdrLayout layout, int digits, double sum, byte[] payload, long overflowCount) {
    CellCounts into = cells(layout, digits, sum);
    CountRuns.Cursor cursor = new CountRuns.Cursor(payload);
    while (cursor.next()) {
      into.add(layout, cursor.cell(), cursor.count());
      count = EventCounts.plus(count, cursor.count());
    }
    overflow = EventCounts.plus(overflow, overflowCount);
  }

  @Override
  public void add(
      HdrLayout layout,
      int digits,
      double sum,
      int[] cellNumbers,
      long[] counts,
      long overflowCount) {
    CellCounts into = cells(layout, digits, sum);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        into.add(layout, cellNumbers[i], counts[i]);
        count = EventCounts.plus(count, counts[i]);
      }
    }
    overflow = EventCounts.plus(overflow, overflowCount);
  }

  @Override
  public void add(Unit unit, ExponentialDistribution distribution) {
    kinds.add(HistogramKind.EXPONENTIAL);
    count = EventCounts.plus(count, distribution.count());
    exponentials.merge(unit, distribution, Exponentials::sum);
  }

  @Override
  public void add(Unit unit, BucketDistribution distribution) {
    add(HistogramKind.BUCKETS, unit, distribution);
  }

  /** Adds what the counters of a Prometheus histogram grew by. */
  public void addClassic(Unit unit, BucketDistribution distribution) {
    add(HistogramKind.CLASSIC, unit, distribution);
  }

  private void add(HistogramKind kind, Unit unit, BucketDistribution distribution) {
    kinds.add(kind);
    count = EventCounts.plus(count, distribution.count());
    explicits
        .computeIfAbsent(
            new ExplicitCounts.Layout(unit, distribution.bounds()), ExplicitCounts::new)
        .add(distribution);
  }

  /** Observations in all. */
  public long count() {
    return count;
  }

  /** How many of the observations lay beyond the dimension's largest value. */
  public long overflow() {
    return overflow;
  }

  public Set<HistogramKind> kinds() {
    return kinds;
  }

  /** Whether layouts that do not fit each other were merged, so that values are approximate. */
  public boolean approximate() {
    return exponentials.size() + explicits.size() + (cells == null ? 0 : 1) > 1;
  }

  /**
   * Everything merged, as buckets that are not empty; several kinds overlap.
   *
   * @param unit the unit of their edges; of this dimension
   */
  public MergedBuckets buckets(Unit unit) {
    MergedBuckets buckets = new MergedBuckets();
    if (cells != null) {
      cells.addTo(buckets, unit.ticksPerUnit(), overflow > 0);
    }
    exponentials.forEach((from, each) -> addExponential(buckets, each, factor(from, unit)));
    explicits.forEach((layout, each) -> each.addTo(buckets, layout, factor(layout.unit(), unit)));
    return buckets;
  }

  /**
   * Reads quantiles; there must be at least one observation.
   *
   * @param unit the unit to answer in; of this dimension
   * @param quantiles each 0 to 1
   */
  public List<Estimate> estimates(Unit unit, List<Double> quantiles) {
    MergedBuckets buckets = buckets(unit);
    if (approximate()) {
      return quantiles.stream().map(buckets::overlapping).toList();
    }
    Interpolation interpolation =
        cells != null
            ? Interpolation.UPPER_EDGE
            : explicits.isEmpty() ? Interpolation.GEOMETRIC : Interpolation.LINEAR;
    return quantiles.stream().map(q -> buckets.inOrder(q, interpolation)).toList();
  }

  /**
   * The bound of the relative error of estimates read from here: the largest of theirs, and where
   * all is HDR no less than the layout's own.
   */
  public double relativeErrorBound(List<Estimate> estimates) {
    double largest = estimates.stream().mapToDouble(Estimate::relativeError).max().orElse(0);
    return cells != null && !approximate()
        ? Math.max(largest, cells.layout().errorBound())
        : largest;
  }

  private CellCounts cells(HdrLayout layout, int digits, double sum) {
    kinds.add(HistogramKind.HDR);
    if (cells == null) {
      cells = new CellCounts(dimension, layout);
    }
    cells.coarsen(Math.min(layout.digits(), digits));
    if (Double.isNaN(sum)) {
      cells.moved();
    }
    return cells;
  }

  private static void addExponential(
      MergedBuckets buckets, ExponentialDistribution distribution, double factor) {
    int scale = distribution.scale();
    ExponentialDistribution.Buckets negative = distribution.negative();
    for (int i = negative.counts().length - 1; i >= 0; i--) {
      long index = (long) negative.offset() + i;
      buckets.add(
          -Exponentials.upperEdge(scale, index) * factor,
          -Exponentials.upperEdge(scale, index - 1) * factor,
          negative.counts()[i]);
    }
    double zero = distribution.zeroThreshold() * factor;
    buckets.add(0 - zero, zero, distribution.zeroCount());
    ExponentialDistribution.Buckets positive = distribution.positive();
    for (int i = 0; i < positive.counts().length; i++) {
      long index = (long) positive.offset() + i;
      buckets.add(
          Exponentials.upperEdge(scale, index - 1) * factor,
          Exponentials.upperEdge(scale, index) * factor,
          positive.counts()[i]);
    }
  }

  private static double factor(Unit from, Unit to) {
    return from.base().divide(to.base(), MathContext.DECIMAL64).doubleValue();
  }
}
