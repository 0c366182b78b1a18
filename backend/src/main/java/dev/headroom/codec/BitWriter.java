package dev.headroom.codec;

import java.util.Arrays;

/** Grows a byte array from numbers of fixed width, ZigZag LEB128 numbers and runs of bits. */
public final class BitWriter {
  private byte[] bytes = new byte[128];
  private int size;
  private int bitsFree;

  /** One byte; ends a run of bits. */
  public void put(int value) {
    bitsFree = 0;
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  /** Eight bytes, most significant first. */
  public void putLong(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((int) (value >>> shift));
    }
  }

  /** The eight bytes of a double, NaN payloads kept. */
  public void putDouble(double value) {
    putLong(Double.doubleToRawLongBits(value));
  }

  /**
   * A number in 1 to 9 bytes, small magnitudes in few: ZigZag LEB128 whose ninth byte holds eight
   * bits, as HdrHistogram's V2 encoding has it.
   */
  public void putNumber(long value) {
    long rest = (value << 1) ^ (value >> 63);
    for (int i = 0; i < 8 && rest >>> 7 != 0; i++) {
      put((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
  }

  /** The lowest {@code width} bits of a value, highest first; 0 to 64. */
  public void putBits(long value, int width) {
    int left = width;
    while (left > 0) {
      if (bitsFree == 0) {
        put(0);
        bitsFree = 8;
      }
      int taken = Math.min(left, bitsFree);
      left -= taken;
      bitsFree -= taken;
      bytes[size - 1] |= (byte) ((value >>> left & ((1L << taken) - 1)) << bitsFree);
    }
  }

  public byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }
}
