package dev.headroom.query.percentile;

import dev.headroom.model.Unit.Dimension;
import dev.headroom.model.distribution.EventCounts;
import dev.headroom.model.distribution.HdrLayout;

/**
 * Dense HDR counts in the coarsest layout met so far. Cells of a finer layout lie wholly inside one
 * of a coarser, so folding them loses nothing but resolution.
 */
final class CellCounts {
  private static final double HALF_TICK = 0.5;

  private final Dimension dimension;
  private HdrLayout layout;
  private long[] counts;
  private boolean moved;

  CellCounts(Dimension dimension, HdrLayout layout) {
    this.dimension = dimension;
    this.layout = layout;
    this.counts = new long[size()];
  }

  HdrLayout layout() {
    return layout;
  }

  /** Goes over to a layout of fewer digits; one of as many or more changes nothing. */
  void coarsen(int digits) {
    if (digits >= layout.digits()) {
      return;
    }
    HdrLayout finer = layout;
    long[] fine = counts;
    layout = HdrLayout.of(digits);
    counts = new long[size()];
    for (int cell = 0; cell < fine.length; cell++) {
      if (fine[cell] != 0) {
        add(finer, cell, fine[cell]);
      }
    }
  }

  /** Some came from cells of other edges and may lie up to a cell's width beside theirs. */
  void moved() {
    moved = true;
  }

  /**
   * @param from a layout of as many digits as this one or more
   */
  void add(HdrLayout from, int cell, long count) {
    int at = from.digits() == layout.digits() ? cell : layout.cell(from.lowest(cell));
    int within = Math.min(at, counts.length - 1);
    counts[within] = EventCounts.plus(counts[within], count);
  }

  /**
   * Each cell reaches half a tick beyond its whole ticks: single values were rounded to those.
   *
   * @param openEnded whether the last cell holds values beyond its edge
   */
  void addTo(MergedBuckets buckets, double ticksPerUnit, boolean openEnded) {
    int last = counts.length - 1;
    for (int cell = 0; cell <= last; cell++) {
      if (counts[cell] != 0) {
        double beyond = HALF_TICK + (moved ? layout.width(cell) : 0);
        double low = Math.max(0, layout.lowest(cell) - beyond) / ticksPerUnit;
        double high =
            openEnded && cell == last
                ? Double.POSITIVE_INFINITY
                : (layout.highest(cell) + beyond) / ticksPerUnit;
        buckets.add(
            new BucketEdges(
                low, high, layout.lowest(cell) / ticksPerUnit, layout.highest(cell) / ticksPerUnit),
            counts[cell]);
      }
    }
  }

  private int size() {
    return layout.cell(dimension.ticksMax()) + 1;
  }
}
