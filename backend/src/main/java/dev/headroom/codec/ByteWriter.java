package dev.headroom.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes numbers, texts and bits into a growing array. Nothing says which of them follows: the
 * reader must ask for the same. {@link ByteReader} has a method of the same name for each.
 */
public final class ByteWriter {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int LEB128_BYTES_MAX = 10;

  private byte[] bytes;
  private int size;
  private int bitsFree;

  public ByteWriter(int bytesExpected) {
    this.bytes = new byte[Math.max(64, bytesExpected)];
  }

  /** What holds the bytes, from index 0 on; another one once more is written. */
  public byte[] array() {
    return bytes;
  }

  public int size() {
    return size;
  }

  public byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Begins anew, in the same array. */
  public void clear() {
    size = 0;
    bitsFree = 0;
  }

  /** One byte, the lowest eight bits of a value. */
  public void octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  /** A whole number as 64 unsigned bits, in 1 to 10 bytes of LEB128; small ones are short. */
  public void unsigned(long value) {
    room(LEB128_BYTES_MAX);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A whole number in ZigZag LEB128: near zero on either side it is short. */
  public void signed(long value) {
    unsigned(zigzag(value));
  }

  /**
   * The same in 1 to 9 bytes, the ninth of which holds eight bits, as HdrHistogram's V2 encoding
   * has it.
   */
  public void hdrSigned(long value) {
    room(LEB128_BYTES_MAX);
    long rest = zigzag(value);
    for (int i = 0; i < 8 && rest >>> 7 != 0; i++) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Eight bytes, most significant first. */
  public void fixed(long value) {
    room(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  /** The eight bytes of a double, NaN payloads kept. */
  public void float64(double value) {
    fixed(Double.doubleToRawLongBits(value));
  }

  /** A text in UTF-8, its length before it. */
  public void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    unsigned(utf8.length);
    octets(utf8, 0, utf8.length);
  }

  /** Bytes as they are, without a length. */
  public void octets(byte[] source, int from, int length) {
    room(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  /**
   * The lowest {@code width} bits of a value, highest first; 0 to 64. Others may follow at once.
   */
  public void bits(long value, int width) {
    int left = width;
    while (left > 0) {
      if (bitsFree == 0) {
        octet(0);
        bitsFree = Byte.SIZE;
      }
      int taken = Math.min(left, bitsFree);
      left -= taken;
      bitsFree -= taken;
      bytes[size - 1] |= (byte) ((value >>> left & ((1L << taken) - 1)) << bitsFree);
    }
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  /** Whatever asks for room begins a byte of its own. */
  private void room(int more) {
    bitsFree = 0;
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }
}
