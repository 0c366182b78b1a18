package dev.headroom.routing;

import java.util.Map;

/** Names and values of any characters: bare, or in quotes with the escapes of Go. */
final class QuotedText {
  private static final Map<Character, Character> SHORT =
      Map.of(
          'a', '\u0007', 'b', '\b', 'f', '\f', 'n', '\n', 'r', '\r', 't', '\t', 'v', '\u000b', '\\',
          '\\', '"', '"');
  private static final Map<Character, Integer> HEX_DIGITS = Map.of('x', 2, 'u', 4, 'U', 8);
  private static final int HEX = 16;

  private QuotedText() {}

  /**
   * @throws IllegalArgumentException if there is an escape that Go does not know
   */
  static String read(String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    StringBuilder read = new StringBuilder();
    int end = text.length() - 1;
    int at = 1;
    while (at < end) {
      char next = text.charAt(at++);
      if (next != '\\') {
        read.append(next);
        continue;
      }
      char escape = text.charAt(at++);
      Character one = SHORT.get(escape);
      if (one == null) {
        int digits = HEX_DIGITS.getOrDefault(escape, 0);
        read.appendCodePoint(codePoint(text, at, Math.min(at + digits, end), digits));
        at += digits;
      } else {
        read.append(one.charValue());
      }
    }
    return read.toString();
  }

  private static int codePoint(String text, int from, int to, int digits) {
    String number = text.substring(from, to);
    if (digits == 0 || !number.matches("[0-9a-fA-F]{" + digits + "}")) {
      throw unknown(text);
    }
    long point = Long.parseLong(number, HEX);
    if (point > Character.MAX_CODE_POINT) {
      throw unknown(text);
    }
    return (int) point;
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException("unknown escape in " + text);
  }
}
