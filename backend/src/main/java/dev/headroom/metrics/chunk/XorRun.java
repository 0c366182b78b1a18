package dev.headroom.metrics.chunk;

import dev.headroom.codec.ByteReader;
import dev.headroom.codec.ByteReader.DamagedBytes;
import dev.headroom.codec.ByteWriter;

/**
 * Doubles as the bits in which each differs from the one before (Pelkonen and others, "Gorilla: A
 * Fast, Scalable, In-Memory Time Series Database", section 4.1.2): the first in 64 bits; then 0 for
 * the same value, 10 and the changed bits where they fit the window in use, 11 with a new window (6
 * bits leading zeros, 6 bits length less 1) and the changed bits.
 */
final class XorRun {
  private XorRun() {}

  static void write(ByteWriter out, double[] values, int count) {
    long previous = Double.doubleToRawLongBits(values[0]);
    out.bits(previous, Long.SIZE);
    int leading = Long.SIZE;
    int trailing = 0;
    for (int i = 1; i < count; i++) {
      long bits = Double.doubleToRawLongBits(values[i]);
      long changed = bits ^ previous;
      previous = bits;
      if (changed == 0) {
        out.bits(0, 1);
        continue;
      }
      int lead = Long.numberOfLeadingZeros(changed);
      int trail = Long.numberOfTrailingZeros(changed);
      if (lead >= leading && trail >= trailing) {
        out.bits(0b10, 2);
      } else {
        leading = lead;
        trailing = trail;
        out.bits(0b11, 2);
        out.bits(leading, 6);
        out.bits(Long.SIZE - leading - trailing - 1, 6);
      }
      out.bits(changed >>> trailing, Long.SIZE - leading - trailing);
    }
  }

  static void read(ByteReader in, double[] values, int at, int count) {
    long bits = in.bits(Long.SIZE);
    values[at] = Double.longBitsToDouble(bits);
    int leading = 0;
    int length = Long.SIZE;
    for (int i = 1; i < count; i++) {
      if (in.bits(1) == 1) {
        if (in.bits(1) == 1) {
          leading = (int) in.bits(6);
          length = (int) in.bits(6) + 1;
          if (leading + length > Long.SIZE) {
            throw new DamagedBytes("a window of " + length + " bits after " + leading);
          }
        }
        bits ^= in.bits(length) << (Long.SIZE - leading - length);
      }
      values[at + i] = Double.longBitsToDouble(bits);
    }
  }
}
