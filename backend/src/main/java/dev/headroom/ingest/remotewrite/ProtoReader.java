package dev.headroom.ingest.remotewrite;

import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.SoundText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A place in bytes of protobuf's wire format (protobuf encoding guide), reading ahead without
 * copying.
 */
final class ProtoReader {
  private static final char REPLACEMENT = '\uFFFD';

  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int LENGTH = 2;
  static final int FIXED32 = 5;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int at;
  private long replaced;

  ProtoReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The byte offset of what is read next. */
  int at() {
    return at;
  }

  void moveTo(int offset) {
    at = offset;
  }

  /** A field's number and wire type: {@code number << 3 | type}. */
  int tag() throws BodyException {
    return (int) varint();
  }

  long varint() throws BodyException {
    if (at < bytes.length && bytes[at] >= 0) {
      return bytes[at++];
    }
    long value = 0;
    for (int shift = 0; shift < 64 && at < bytes.length; shift += 7) {
      byte next = bytes[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw malformed("a number does not end");
  }

  double fixed64(int end) throws BodyException {
    if (end - at < Long.BYTES) {
      throw malformed("a 64-bit value is cut short");
    }
    double value = Double.longBitsToDouble((long) LONG.get(bytes, at));
    at += Long.BYTES;
    return value;
  }

  /** Reads a length and gives the offset at which what it measures ends. */
  int lengthEnd(int end) throws BodyException {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw malformed("a length of " + Long.toUnsignedString(length) + " reaches past the end");
    }
    return at + (int) length;
  }

  /** Steps over a field whose tag was just read. */
  void skip(int tag, int end) throws BodyException {
    if (tag >>> 3 == 0) {
      throw malformed("field number 0");
    }
    switch (tag & 7) {
      case VARINT -> varint();
      case FIXED64 -> step(Long.BYTES, end);
      case LENGTH -> at = lengthEnd(end);
      case FIXED32 -> step(Integer.BYTES, end);
      default -> throw malformed("field of unknown wire type " + (tag & 7));
    }
  }

  private void step(int length, int end) throws BodyException {
    if (end - at < length) {
      throw malformed("a field is cut short");
    }
    at += length;
  }

  /** A length-prefixed text; what is not UTF-8 in it is replaced and {@link #replaced counted}. */
  String text(int end) throws BodyException {
    int textEnd = lengthEnd(end);
    int from = at;
    at = textEnd;
    String text = new String(bytes, from, textEnd - from, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0 && !SoundText.isUtf8(bytes, from, textEnd - from)) {
      replaced += text.chars().filter(c -> c == REPLACEMENT).count();
    }
    return text;
  }

  /** How many characters of the texts read so far stand for bytes that are not UTF-8. */
  long replaced() {
    return replaced;
  }

  /** Holds if the message that was read ends where its length said. */
  void expectAt(int end) throws BodyException {
    if (at != end) {
      throw malformed("a message does not end where its length says");
    }
  }

  private BodyException malformed(String what) {
    return BodyException.malformed(
        "not a prometheus.WriteRequest: " + what + " at byte " + at + " of " + bytes.length);
  }
}
