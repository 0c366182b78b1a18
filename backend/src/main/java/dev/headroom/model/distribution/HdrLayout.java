package dev.headroom.model.distribution;

/**
 * The value layout of HdrHistogram with a smallest discernible value of 1: each power of two is cut
 * into equal cells, 128 of them at 2 significant digits and 1,024 at 3, so a cell is at most 1/128
 * (0.78 %) or 1/1024 (0.098 %) as wide as the values it holds. Values below the first power cut so
 * (256 at 2 digits) have a cell each.
 *
 * <p>Cell numbers are HdrHistogram's own counts-array indexes, so encoded payloads are
 * exchangeable.
 *
 * @param digits significant decimal digits, 1 to 5
 * @param halfBits log2 of the cells per power of two
 */
public record HdrLayout(int digits, int halfBits) {
  public static final HdrLayout TWO_DIGITS = of(2);
  public static final HdrLayout THREE_DIGITS = of(3);

  public static HdrLayout of(int digits) {
    if (digits < 1 || digits > 5) {
      throw new IllegalArgumentException("digits must be 1 to 5: " + digits);
    }
    double resolution = 2 * Math.pow(10, digits);
    int bits = (int) Math.ceil(Math.log(resolution) / Math.log(2));
    return new HdrLayout(digits, bits - 1);
  }

  /** The cell that holds a value of 0 or more ticks. */
  public int cell(long value) {
    int magnitude = 64 - Long.numberOfLeadingZeros(value | ((2L << halfBits) - 1)) - halfBits - 1;
    return (magnitude << halfBits) + (int) (value >>> magnitude);
  }

  /** The smallest value of a cell, in ticks. */
  public long lowest(int cell) {
    int magnitude = magnitude(cell);
    return ((long) cell - ((long) magnitude << halfBits)) << magnitude;
  }

  /** The largest whole value of a cell, in ticks. */
  public long highest(int cell) {
    return lowest(cell) + width(cell) - 1;
  }

  /** How many values a cell holds, in ticks. */
  public long width(int cell) {
    return 1L << magnitude(cell);
  }

  /** The largest relative distance of a value from its cell's edge: 1/128 at two digits. */
  public double errorBound() {
    return 1.0 / (1L << halfBits);
  }

  private int magnitude(int cell) {
    return Math.max(0, (cell >>> halfBits) - 1);
  }
}
