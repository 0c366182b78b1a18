package dev.headroom.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the notation of a batch's fields into a growing array: whole numbers as LEB128, signed
 * ones zigzagged first, doubles as their eight bytes, texts with their length.
 */
public final class ByteWriter {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int LEB128_BYTES_MAX = 10;

  private byte[] bytes;
  private int size;

  public ByteWriter(int bytesExpected) {
    this.bytes = new byte[Math.max(64, bytesExpected)];
  }

  public byte[] array() {
    return bytes;
  }

  public int size() {
    return size;
  }

  public void octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  /** A whole number as 64 unsigned bits; small ones are short. */
  public void unsigned(long value) {
    room(LEB128_BYTES_MAX);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A whole number near zero on either side is short. */
  public void signed(long value) {
    unsigned((value << 1) ^ (value >> 63));
  }

  public void fixed(long value) {
    room(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  void float64(double value) {
    fixed(Double.doubleToRawLongBits(value));
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    unsigned(utf8.length);
    octets(utf8, 0, utf8.length);
  }

  void octets(byte[] source, int from, int length) {
    room(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }
}
