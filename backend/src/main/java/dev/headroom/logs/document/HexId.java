package dev.headroom.logs.document;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Trace and span ids as bytes: half as long as their hex digits. Anything that is not lower-case
 * hex of the right length is kept as the text it is.
 */
final class HexId {
  static final int TRACE_BYTES = 16;
  static final int SPAN_BYTES = 8;

  private HexId() {}

  static boolean isHex(String id, int bytes) {
    if (id.length() != 2 * bytes) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  static byte[] encode(String id, int bytes) {
    return isHex(id, bytes)
        ? HexFormat.of().parseHex(id)
        : StoredLimits.clipped(id, StoredLimits.NAME_BYTES_MAX);
  }

  static String decode(byte[] encoded, boolean isHex) {
    return isHex ? HexFormat.of().formatHex(encoded) : new String(encoded, StandardCharsets.UTF_8);
  }
}
