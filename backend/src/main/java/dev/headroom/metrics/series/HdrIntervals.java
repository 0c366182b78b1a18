package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.CellChunk;
import dev.headroom.model.Unit.Dimension;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.EventCounts;
import dev.headroom.model.distribution.HdrLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The HDR cells of one series, interval by interval. The interval touched last is open, all others
 * are sealed; late data opens its interval again.
 */
final class HdrIntervals {
  /** What one set of cells covers, milliseconds. */
  static final long INTERVAL_MILLIS = 10_000;

  private final HdrLayout layout;
  private final int cellMax;
  private final TimedSlices<CellChunk> sealed = new TimedSlices<>();
  private @Nullable OpenCells open;

  HdrIntervals(Dimension dimension, HdrLayout layout) {
    this.layout = layout;
    this.cellMax = layout.cell(dimension.ticksMax());
  }

  /**
   * Counts single values.
   *
   * @param sum of the values, in ticks
   * @return how many lay beyond the dimension's largest
   */
  long observe(long millis, long[] ticks, double sum) {
    OpenCells into = at(millis);
    long overflow = 0;
    for (long value : ticks) {
      int cell = layout.cell(value);
      if (cell > cellMax) {
        cell = cellMax;
        overflow++;
      }
      into.add(cell, 1);
    }
    into.note(layout.digits(), sum, overflow);
    return overflow;
  }

  /**
   * Adds cells of any layout, each as if all its values were its median.
   *
   * @return how many values lay beyond the dimension's largest
   */
  long add(long millis, HdrDistribution distribution) {
    HdrLayout from = HdrLayout.of(distribution.digits());
    OpenCells into = at(millis);
    long overflow = distribution.overflow();
    for (int i = 0; i < distribution.cells().length; i++) {
      int cell = distribution.cells()[i];
      if (from.digits() != layout.digits()) {
        cell = layout.cell(from.lowest(cell) + from.width(cell) / 2);
      }
      if (cell > cellMax) {
        cell = cellMax;
        overflow = EventCounts.plus(overflow, distribution.counts()[i]);
      }
      into.add(cell, distribution.counts()[i]);
    }
    into.note(distribution.digits(), distribution.sum(), overflow);
    return overflow;
  }

  boolean isEmpty() {
    return open == null && sealed.isEmpty();
  }

  /** Start of the first interval; {@link Long#MAX_VALUE} if there is none. */
  long oldestMillis() {
    long oldest = open == null ? Long.MAX_VALUE : open.firstMillis();
    return sealed.isEmpty() ? oldest : Math.min(oldest, sealed.get(0).firstMillis());
  }

  long footprint() {
    return sealed.footprint() + (open == null ? 0 : open.footprint());
  }

  void dropBefore(long millis) {
    sealed.dropBefore(millis);
    if (open != null && open.firstMillis() + INTERVAL_MILLIS <= millis) {
      open = null;
    }
  }

  void seal() {
    if (open != null) {
      sealed.insert(sealed.atOrBefore(open.firstMillis()) + 1, open.pack(INTERVAL_MILLIS));
      open = null;
    }
  }

  List<CellChunk> sealed() {
    return sealed.copy();
  }

  @Nullable OpenCells openCopy() {
    return open == null ? null : open.copy();
  }

  void restore(List<CellChunk> chunks, @Nullable CellChunk opened) {
    chunks.forEach(sealed::append);
    open = opened == null ? null : OpenCells.of(opened);
  }

  private OpenCells at(long millis) {
    long start = Math.floorDiv(millis, INTERVAL_MILLIS) * INTERVAL_MILLIS;
    if (open != null && open.firstMillis() == start) {
      return open;
    }
    seal();
    int found = sealed.atOrBefore(start);
    open =
        found >= 0 && sealed.get(found).firstMillis() == start
            ? OpenCells.of(sealed.remove(found))
            : new OpenCells(start, layout.digits());
    return open;
  }
}
