package dev.headroom.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link ByteWriter} wrote. Safe on any bytes: no length is believed before it has been
 * held against what is left, and whatever makes no sense throws {@link DamagedBytes}.
 */
public final class ByteReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private int at;
  private int bitsLeft;

  public ByteReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /**
   * @param from index of the first byte
   * @param end index after the last byte
   */
  public ByteReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Bytes left; one of which only bits were read is not among them. */
  public int remaining() {
    return end - at;
  }

  public boolean hasMore() {
    return at < end;
  }

  /** Checks that nothing is left: more bytes than were written are damage too. */
  public void expectEnd() {
    if (hasMore()) {
      throw new DamagedBytes(remaining() + " bytes too many");
    }
  }

  /** The next byte, 0 to 255; what is left of a run of bits is skipped. */
  public int octet() {
    need(1);
    bitsLeft = 0;
    return bytes[at++] & 0xff;
  }

  public long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int next = octet();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    int last = octet();
    if (last > 1) {
      throw new DamagedBytes("a number is longer than 64 bits");
    }
    return value | (long) last << 63;
  }

  public long signed() {
    return unzigzag(unsigned());
  }

  public int signedInt() {
    return checkedInt(signed());
  }

  public long hdrSigned() {
    long value = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      int next = octet();
      value |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return unzigzag(value);
      }
    }
    return unzigzag(value | (long) octet() << 56);
  }

  public int hdrSignedInt() {
    return checkedInt(hdrSigned());
  }

  /** A number as {@link #hdrSigned} that must lie between 0 and {@code max}: a length, a size. */
  public int hdrSize(int max) {
    long size = hdrSigned();
    if (size < 0 || size > max) {
      throw new DamagedBytes("size " + size + " is not between 0 and " + max);
    }
    return (int) size;
  }

  /** How many things follow, each of which takes at least so many bytes. */
  public int count(int bytesEachMin) {
    long count = unsigned();
    if (count < 0 || count > remaining() / bytesEachMin) {
      throw new DamagedBytes("a count of " + Long.toUnsignedString(count) + " passes the end");
    }
    return (int) count;
  }

  public long fixed() {
    need(Long.BYTES);
    bitsLeft = 0;
    long value = (long) LONG.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  public double float64() {
    return Double.longBitsToDouble(fixed());
  }

  public String text() {
    return text(count(1));
  }

  /** A text whose length in bytes was written before, apart from it. */
  public String text(int length) {
    need(length);
    bitsLeft = 0;
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** Copies the next bytes into a part of an array. */
  public void octets(byte[] into, int from, int length) {
    need(length);
    bitsLeft = 0;
    System.arraycopy(bytes, at, into, from, length);
    at += length;
  }

  /** The next bits, 0 to 64 of them, the first one highest. */
  public long bits(int width) {
    long value = 0;
    int left = width;
    while (left > 0) {
      if (bitsLeft == 0) {
        octet();
        bitsLeft = Byte.SIZE;
      }
      int taken = Math.min(left, bitsLeft);
      left -= taken;
      bitsLeft -= taken;
      value = value << taken | ((bytes[at - 1] & 0xff) >>> bitsLeft & ((1 << taken) - 1));
    }
    return value;
  }

  private static long unzigzag(long zigzag) {
    return zigzag >>> 1 ^ -(zigzag & 1);
  }

  private static int checkedInt(long value) {
    if (value != (int) value) {
      throw new DamagedBytes("a number is longer than 32 bits: " + value);
    }
    return (int) value;
  }

  private void need(int length) {
    if (length < 0 || length > end - at) {
      throw new DamagedBytes(length + " bytes expected, " + remaining() + " left");
    }
  }

  /**
   * Bytes that cannot have been written by what should have written them: they end too early, or a
   * number in them is out of its range.
   *
   * <p>Unchecked, for most bytes lie in memory, where only a bug can damage them. Whoever has read
   * them from a disk makes an {@link java.io.IOException} of it, as {@link BatchCodec#decode} does.
   */
  public static final class DamagedBytes extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public DamagedBytes(String message) {
      super(message);
    }
  }
}
