package dev.headroom.ingest.hdr;

import dev.headroom.ingest.decode.PartException;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.EventCounts;
import dev.headroom.model.distribution.HdrLayout;
import java.util.Arrays;

/**
 * Gathers the counts of a histogram, in ascending order, in the cells of our own layout: one tick
 * of the unit's dimension at the bottom.
 *
 * <p>Values recorded in whole ticks keep their cells. Others are moved by the middle of their cell,
 * to the nearest tick; so a value may lie beside the cell it is counted in, by less than that one's
 * width. The sum, which is not a number, says so to whoever reads the cells.
 */
final class CellCollector {
  private final HdrLayout layout;
  private final int shift;
  private final double ticksPerUnit;
  private final double ticksMax;
  private int[] cells = new int[64];
  private long[] counts = new long[64];
  private int size;
  private long total;
  private long overflow;

  /**
   * @param shift log2 of the smallest value the source tells apart
   */
  CellCollector(int digits, int shift, Unit unit) {
    this.layout = HdrLayout.of(digits);
    this.shift = shift;
    this.ticksPerUnit = unit.ticksPerUnit();
    this.ticksMax = unit.dimension().ticksMax();
  }

  HdrLayout layout() {
    return layout;
  }

  /**
   * Adds a count of the source's cell.
   *
   * @throws PartException if there are more events than one point may add
   */
  void add(int sourceCell, long count) throws PartException {
    total = EventCounts.plus(total, count);
    if (total > EventCounts.PER_POINT_MAX) {
      throw new PartException(EventCounts.TOO_MANY, "at least " + EventCounts.tooMany(total));
    }
    double ticks = ticks(sourceCell);
    overflow += ticks > ticksMax ? count : 0;
    int cell = layout.cell(Math.round(Math.min(ticks, ticksMax)));
    if (size > 0 && cells[size - 1] == cell) {
      counts[size - 1] += count;
      return;
    }
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    cells[size] = cell;
    counts[size++] = count;
  }

  private double ticks(int sourceCell) {
    long lowest = layout.lowest(sourceCell) << shift;
    if (shift == 0 && ticksPerUnit == 1) {
      return (double) lowest;
    }
    long width = layout.width(sourceCell) << shift;
    return (lowest + (width >> 1)) * ticksPerUnit;
  }

  HdrDistribution distribution() {
    return new HdrDistribution(
        layout.digits(),
        Arrays.copyOf(cells, size),
        Arrays.copyOf(counts, size),
        Double.NaN,
        overflow);
  }
}
