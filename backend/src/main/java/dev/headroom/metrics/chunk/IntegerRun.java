package dev.headroom.metrics.chunk;

import dev.headroom.codec.ByteReader;
import dev.headroom.codec.ByteReader.DamagedBytes;
import dev.headroom.codec.ByteWriter;
import java.util.Arrays;

/**
 * Whole numbers in the fewest bits that hold them all: differences of order 0, 1 or 2, whichever
 * spread least, each stored as its distance from the smallest (frame of reference).
 *
 * <p>Layout: one byte {@code order << 6 | width}; the first {@code order} heads and the smallest
 * difference as numbers; then {@code count - order} distances of {@code width} bits. A steady clock
 * or a steady counter needs no bits at all.
 */
final class IntegerRun {
  /** The order that marks a section that is not an integer run. */
  static final int ORDER_OTHER = 3;

  private static final int ORDER_MAX = 2;

  private IntegerRun() {}

  /**
   * @param values magnitudes up to 2^53, so that no difference needs more than 63 bits
   */
  static void write(ByteWriter out, long[] values, int count) {
    long[] work = Arrays.copyOf(values, count);
    int order = 0;
    int width = width(work, 0);
    for (int tried = 1; tried <= ORDER_MAX && tried < count; tried++) {
      difference(work, tried);
      int triedWidth = width(work, tried);
      if (triedWidth < width) {
        order = tried;
        width = triedWidth;
      }
    }
    work = Arrays.copyOf(values, count);
    for (int each = 1; each <= order; each++) {
      difference(work, each);
    }
    out.octet(order << 6 | width);
    for (int i = 0; i < order; i++) {
      out.hdrSigned(work[i]);
    }
    long least = least(work, order);
    out.hdrSigned(least);
    for (int i = order; i < count; i++) {
      out.bits(work[i] - least, width);
    }
  }

  /** Reads a run whose first byte, {@code header}, is already taken. */
  static void read(ByteReader in, int header, long[] values, int count) {
    int order = header >>> 6;
    int width = header & 0x3f;
    if (order > ORDER_MAX || order >= count) {
      throw new DamagedBytes("no integer run of order " + order);
    }
    for (int i = 0; i < order; i++) {
      values[i] = in.hdrSigned();
    }
    long least = in.hdrSigned();
    for (int i = order; i < count; i++) {
      values[i] = least + in.bits(width);
    }
    for (int each = order; each >= 1; each--) {
      for (int i = each; i < count; i++) {
        values[i] += values[i - 1];
      }
    }
  }

  private static void difference(long[] work, int order) {
    for (int i = work.length - 1; i >= order; i--) {
      work[i] -= work[i - 1];
    }
  }

  private static int width(long[] work, int order) {
    long most = work[order];
    for (int i = order; i < work.length; i++) {
      most = Math.max(most, work[i]);
    }
    return Long.SIZE - Long.numberOfLeadingZeros(most - least(work, order));
  }

  private static long least(long[] work, int order) {
    long least = work[order];
    for (int i = order; i < work.length; i++) {
      least = Math.min(least, work[i]);
    }
    return least;
  }
}
