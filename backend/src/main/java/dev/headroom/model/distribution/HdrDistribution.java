package dev.headroom.model.distribution;

/**
 * Counts in the cells of {@link HdrLayout}, sparse: only cells that hold something.
 *
 * @param digits significant decimal digits of the layout, 1 to 5
 * @param cells cell numbers, strictly ascending; the caller hands the array over
 * @param counts observations of each cell, all positive, as long as {@code cells}
 * @param sum sum of the values in ticks of the series' dimension; NaN if not known
 * @param overflow how many of the counted values lay beyond the dimension's largest and are kept in
 *     its last cell
 */
public record HdrDistribution(int digits, int[] cells, long[] counts, double sum, long overflow)
    implements Distribution {
  public HdrDistribution {
    if (digits < 1 || digits > 5) {
      throw new IllegalArgumentException("digits must be 1 to 5: " + digits);
    }
    if (cells.length != counts.length) {
      throw new IllegalArgumentException("cells and counts differ in length");
    }
  }

  @Override
  public long count() {
    return EventCounts.sum(counts);
  }
}
