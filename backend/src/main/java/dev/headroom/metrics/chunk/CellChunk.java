package dev.headroom.metrics.chunk;

import dev.headroom.codec.CountRuns;

/**
 * The HDR cells of one interval of one series.
 *
 * @param firstMillis when the interval starts
 * @param lastMillis the last millisecond of the interval
 * @param digits significant digits of the coarsest layout anything in here came in; the cells
 *     themselves are numbered in the series' own layout
 * @param overflow how many values lay beyond the largest and are kept in the last cell
 * @param sum sum of the values in ticks; NaN if part of it is not known
 * @param payload counts as {@link CountRuns}; handed over
 */
public record CellChunk(
    long firstMillis, long lastMillis, int digits, long overflow, double sum, byte[] payload)
    implements Chunk {
  private static final int OBJECTS_FOOTPRINT = 80;

  @Override
  public int footprint() {
    return OBJECTS_FOOTPRINT + payload.length;
  }
}
