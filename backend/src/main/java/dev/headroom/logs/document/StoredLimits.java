package dev.headroom.logs.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How much of one record is indexed and kept. Nothing is refused for being too large: what is over
 * a limit is clipped and counted.
 */
final class StoredLimits {
  /** Attributes that can be searched for; further ones are kept and shown only. */
  static final int ATTRIBUTES_INDEXED_MAX = 64;

  /** An attribute with a longer key is kept and shown only. */
  static final int KEY_BYTES_MAX = 128;

  /** A longer attribute value is found by its first bytes. */
  static final int VALUE_BYTES_MAX = 256;

  /** Service names, and trace and span ids that are not hex, are cut to this. */
  static final int NAME_BYTES_MAX = 256;

  /** Words further into the body cannot be searched for. */
  static final int BODY_INDEXED_CHARACTERS_MAX = 32 * 1024;

  static final int BODY_STORED_BYTES_MAX = 192 * 1024;

  /** All attributes of a record together; those that do not fit any more are dropped. */
  static final int ATTRIBUTES_STORED_BYTES_MAX = 64 * 1024;

  /** A longer word is indexed as several, each following the other. */
  static final int WORD_CHARACTERS_MAX = 128;

  private StoredLimits() {}

  /** Text as UTF-8, cut to a length, but never within a character. */
  static byte[] clipped(String text, int bytesMax) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return utf8.length <= bytesMax ? utf8 : Arrays.copyOf(utf8, clippedLength(utf8, bytesMax));
  }

  /** The length to cut UTF-8 text to. */
  static int clippedLength(byte[] utf8, int bytesMax) {
    if (utf8.length <= bytesMax) {
      return utf8.length;
    }
    int end = bytesMax;
    while (end > 0 && (utf8[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }
}
