package dev.headroom.codec;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link ByteWriter} wrote. Safe on any bytes: no length is believed before it has been
 * held against what is left, and whatever makes no sense is an IOException.
 */
public final class ByteReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private int at;

  public ByteReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  int remaining() {
    return end - at;
  }

  int octet() throws IOException {
    need(1);
    return bytes[at++] & 0xff;
  }

  long unsigned() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = octet();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IOException("a number is longer than 64 bits");
  }

  long signed() throws IOException {
    long zigzag = unsigned();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  int signedInt() throws IOException {
    long value = signed();
    if (value != (int) value) {
      throw new IOException("a number is longer than 32 bits: " + value);
    }
    return (int) value;
  }

  /** How many things follow, each of which takes at least so many bytes. */
  int count(int bytesEachMin) throws IOException {
    long count = unsigned();
    if (count < 0 || count > remaining() / bytesEachMin) {
      throw new IOException("a count of " + Long.toUnsignedString(count) + " passes the end");
    }
    return (int) count;
  }

  long fixed() throws IOException {
    need(Long.BYTES);
    long value = (long) LONG.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  double float64() throws IOException {
    return Double.longBitsToDouble(fixed());
  }

  String text() throws IOException {
    int length = count(1);
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** Copies the next bytes into a part of an array. */
  void octets(byte[] into, int from, int length) throws IOException {
    need(length);
    System.arraycopy(bytes, at, into, from, length);
    at += length;
  }

  private void need(int length) throws IOException {
    if (length < 0 || length > remaining()) {
      throw new IOException(length + " bytes expected, " + remaining() + " left");
    }
  }
}
