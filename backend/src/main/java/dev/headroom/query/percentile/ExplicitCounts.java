package dev.headroom.query.percentile;

import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.EventCounts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Summed counts of explicit buckets that share their bounds and their unit. */
final class ExplicitCounts {
  private final long[] counts;

  ExplicitCounts(Layout layout) {
    this.counts = new long[layout.bounds.length + 1];
  }

  /** What distributions must share to be summed bucket by bucket. */
  record Layout(Unit unit, double[] bounds) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Layout(Unit otherUnit, double[] otherBounds)
          && unit.equals(otherUnit)
          && Arrays.equals(bounds, otherBounds);
    }

    @Override
    public int hashCode() {
      return 31 * unit.hashCode() + Arrays.hashCode(bounds);
    }
  }

  void add(BucketDistribution distribution) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = EventCounts.plus(counts[i], distribution.counts()[i]);
    }
  }

  /**
   * The first bucket is taken to start at 0 if its bound is above 0, as Prometheus does. Durations
   * and sizes are never less; plain numbers may be, so that nothing bounds them there. The last
   * bucket has no upper edge.
   */
  void addTo(MergedBuckets buckets, Layout layout, double factor) {
    double[] bounds = layout.bounds();
    double smallest = bounds.length > 0 && bounds[0] > 0 ? 0 : Double.NEGATIVE_INFINITY;
    double low =
        layout.unit().dimension() == Unit.Dimension.NUMBER ? Double.NEGATIVE_INFINITY : smallest;
    for (int i = 0; i < counts.length; i++) {
      double high = i < bounds.length ? bounds[i] * factor : Double.POSITIVE_INFINITY;
      buckets.add(new BucketEdges(low, high, smallest, high), counts[i]);
      low = high;
      smallest = high;
    }
  }
}
