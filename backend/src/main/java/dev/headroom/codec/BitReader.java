package dev.headroom.codec;

/**
 * Reads what {@link BitWriter} wrote. Bytes that end too early throw {@link
 * IllegalArgumentException}.
 */
public final class BitReader {
  private final byte[] bytes;
  private int at;
  private int bitsLeft;

  public BitReader(byte[] bytes) {
    this(bytes, 0);
  }

  /**
   * @param from where to start
   */
  public BitReader(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  public boolean hasMore() {
    return at < bytes.length;
  }

  /** The next byte, 0 to 255; what is left of a run of bits is skipped. */
  public int get() {
    bitsLeft = 0;
    if (at >= bytes.length) {
      throw new IllegalArgumentException("the bytes end too early");
    }
    return bytes[at++] & 0xff;
  }

  public long getLong() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | get();
    }
    return value;
  }

  public double getDouble() {
    return Double.longBitsToDouble(getLong());
  }

  public long getNumber() {
    long value = 0;
    int shift = 0;
    for (; shift < 56; shift += 7) {
      int next = get();
      value |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    value |= (long) get() << shift;
    return value >>> 1 ^ -(value & 1);
  }

  /** A number that must lie between 0 and {@code max}: a length, a size. */
  public int getSize(int max) {
    long size = getNumber();
    if (size < 0 || size > max) {
      throw new IllegalArgumentException("size " + size + " is not between 0 and " + max);
    }
    return (int) size;
  }

  public long getBits(int width) {
    long value = 0;
    int left = width;
    while (left > 0) {
      if (bitsLeft == 0) {
        get();
        bitsLeft = 8;
      }
      int taken = Math.min(left, bitsLeft);
      left -= taken;
      bitsLeft -= taken;
      value = value << taken | ((bytes[at - 1] & 0xff) >>> bitsLeft & ((1 << taken) - 1));
    }
    return value;
  }
}
