package dev.headroom.metrics.series;

import dev.headroom.codec.CountRuns;
import dev.headroom.metrics.chunk.CellChunk;
import dev.headroom.model.distribution.EventCounts;
import java.util.Arrays;

/** The HDR cells of the interval being filled: a small hash table from cell to count. */
final class OpenCells {
  private static final int OBJECTS_FOOTPRINT = 112;
  private static final int CAPACITY_FIRST = 16;

  private final long firstMillis;
  private int[] cells = new int[CAPACITY_FIRST];
  private long[] counts = new long[CAPACITY_FIRST];
  private int size;
  private int digits;
  private long overflow;
  private double sum;

  /**
   * @param digits of the series' layout
   */
  OpenCells(long firstMillis, int digits) {
    this.firstMillis = firstMillis;
    this.digits = digits;
  }

  /** The cells of a sealed interval, open again. */
  static OpenCells of(CellChunk chunk) {
    OpenCells open = new OpenCells(chunk.firstMillis(), chunk.digits());
    CountRuns.Cursor cursor = new CountRuns.Cursor(chunk.payload());
    while (cursor.next()) {
      open.add(cursor.cell(), cursor.count());
    }
    open.overflow = chunk.overflow();
    open.sum = chunk.sum();
    return open;
  }

  void add(int cell, long count) {
    int slot = slot(cell);
    if (counts[slot] == 0) {
      if ((size + 1) * 4 > cells.length * 3) {
        grow();
        slot = slot(cell);
      }
      cells[slot] = cell;
      size++;
    }
    counts[slot] = EventCounts.plus(counts[slot], count);
  }

  /**
   * Notes what belongs to the interval as a whole.
   *
   * @param fromDigits of the layout the counts came in
   */
  void note(int fromDigits, double addedSum, long addedOverflow) {
    digits = Math.min(digits, fromDigits);
    sum += addedSum;
    overflow = EventCounts.plus(overflow, addedOverflow);
  }

  long firstMillis() {
    return firstMillis;
  }

  int digits() {
    return digits;
  }

  /** Of all values; not a number once some came in cells. */
  double sum() {
    return sum;
  }

  long overflow() {
    return overflow;
  }

  /** Cell of each slot; meaningless where the count is 0. */
  int[] cells() {
    return cells;
  }

  /** Count of each slot; 0 for a free one. */
  long[] counts() {
    return counts;
  }

  int footprint() {
    return OBJECTS_FOOTPRINT + cells.length * (Integer.BYTES + Long.BYTES);
  }

  OpenCells copy() {
    OpenCells copy = new OpenCells(firstMillis, digits);
    copy.cells = cells.clone();
    copy.counts = counts.clone();
    copy.size = size;
    copy.overflow = overflow;
    copy.sum = sum;
    return copy;
  }

  /**
   * @param intervalMillis how long the interval lasts
   */
  CellChunk pack(long intervalMillis) {
    int[] sorted = new int[size];
    int filled = 0;
    for (int slot = 0; slot < cells.length; slot++) {
      if (counts[slot] != 0) {
        sorted[filled++] = cells[slot];
      }
    }
    Arrays.sort(sorted);
    long[] sortedCounts = new long[size];
    for (int i = 0; i < size; i++) {
      sortedCounts[i] = counts[slot(sorted[i])];
    }
    return new CellChunk(
        firstMillis,
        firstMillis + intervalMillis - 1,
        digits,
        overflow,
        sum,
        CountRuns.encode(sorted, sortedCounts));
  }

  /** Where a cell is, or where it would go. */
  private int slot(int cell) {
    int mask = cells.length - 1;
    int slot = ((cell * 0x9E3779B9) >>> 16) & mask;
    while (counts[slot] != 0 && cells[slot] != cell) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldCells = cells;
    long[] oldCounts = counts;
    cells = new int[oldCells.length * 2];
    counts = new long[cells.length];
    for (int old = 0; old < oldCells.length; old++) {
      if (oldCounts[old] != 0) {
        int slot = slot(oldCells[old]);
        cells[slot] = oldCells[old];
        counts[slot] = oldCounts[old];
      }
    }
  }
}
