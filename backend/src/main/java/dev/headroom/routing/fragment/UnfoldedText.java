package dev.headroom.routing.fragment;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A text as its bytes in UTF-8, one small letter each, and where each of them stands in the
 * original: escapes can be taken for what they stand for, level by level.
 */
final class UnfoldedText {
  private static final Map<String, String> ENTITIES =
      Map.of("amp;", "&", "lt;", "<", "gt;", ">", "quot;", "\"", "apos;", "'");
  private static final int ENTITY_LENGTH_MAX = 9;

  private final StringBuilder bytes;
  private final int[] starts;
  private final int[] ends;
  private boolean hasEscapes;

  private UnfoldedText(int capacity) {
    this.bytes = new StringBuilder(capacity);
    this.starts = new int[capacity];
    this.ends = new int[capacity];
  }

  /** The text as it is. */
  static UnfoldedText of(String text) {
    UnfoldedText all = new UnfoldedText(3 * text.length());
    for (int i = 0; i < text.length(); ) {
      int end = i + Character.charCount(text.codePointAt(i));
      all.add(text.substring(i, end), i, end);
      i = end;
    }
    return all;
  }

  /** The bytes, each a character up to 255. */
  static String bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder all = new StringBuilder(bytes.length);
    for (byte each : bytes) {
      all.append(small(each & 0xff));
    }
    return all.toString();
  }

  private static char small(int letter) {
    return (char) (letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter);
  }

  String bytes() {
    return bytes.toString();
  }

  int start(int place) {
    return starts[place];
  }

  int end(int place) {
    return ends[place];
  }

  /** What is escaped, as what it stands for; empty if nothing is. */
  Optional<UnfoldedText> decoded() {
    UnfoldedText decoded = new UnfoldedText(3 * bytes.length());
    for (int at = 0; at < bytes.length(); ) {
      int taken = decoded.takeEscape(this, at);
      if (taken == 0) {
        decoded.byteAt(bytes.charAt(at), starts[at], ends[at]);
        taken = 1;
      }
      at += taken;
    }
    return decoded.hasEscapes ? Optional.of(decoded) : Optional.empty();
  }

  private void add(String text, int start, int end) {
    String all = bytes(text);
    for (int i = 0; i < all.length(); i++) {
      byteAt(all.charAt(i), start, end);
    }
  }

  private void byteAt(char value, int start, int end) {
    starts[bytes.length()] = start;
    ends[bytes.length()] = end;
    bytes.append(value);
  }

  /** How many bytes of another text an escape takes that begins there; 0 if none does. */
  private int takeEscape(UnfoldedText from, int at) {
    return switch (from.bytes.charAt(at)) {
      case '%' -> byteCode(from, at, 1);
      case '\\' -> backslash(from, at);
      case '&' -> entity(from, at);
      default -> 0;
    };
  }

  private int backslash(UnfoldedText from, int at) {
    if (at + 1 >= from.bytes.length()) {
      return 0;
    }
    char next = from.bytes.charAt(at + 1);
    if (next == 'x') {
      return byteCode(from, at, 2);
    }
    if (next == 'u') {
      int code = number(from, at + 2, at + 6, 16);
      return code < 0 ? 0 : put(from, at, 6, new String(Character.toChars(code)));
    }
    return "\\/\"'".indexOf(next) < 0 ? 0 : put(from, at, 2, String.valueOf(next));
  }

  /** Two hexadecimal digits behind a prefix: one byte. */
  private int byteCode(UnfoldedText from, int at, int prefix) {
    int length = prefix + 2;
    int code = number(from, at + prefix, at + length, 16);
    if (code < 0) {
      return 0;
    }
    hasEscapes = true;
    byteAt(small(code), from.starts[at], from.ends[at + length - 1]);
    return length;
  }

  private int entity(UnfoldedText from, int at) {
    int end = from.bytes.indexOf(";", at);
    if (end < 0 || end - at > ENTITY_LENGTH_MAX) {
      return 0;
    }
    String name = from.bytes.substring(at + 1, end + 1);
    String known = ENTITIES.get(name);
    if (known != null) {
      return put(from, at, end + 1 - at, known);
    }
    boolean isHexadecimal = name.startsWith("#x");
    int code =
        name.startsWith("#")
            ? number(from, at + (isHexadecimal ? 3 : 2), end, isHexadecimal ? 16 : 10)
            : -1;
    return Character.isValidCodePoint(code)
        ? put(from, at, end + 1 - at, Character.toString(code))
        : 0;
  }

  private int put(UnfoldedText from, int at, int length, String meant) {
    hasEscapes = true;
    add(meant, from.starts[at], from.ends[at + length - 1]);
    return length;
  }

  /** Digits alone, at least one; -1 if it is anything else. */
  private static int number(UnfoldedText from, int begin, int end, int base) {
    if (begin >= end || end > from.bytes.length() || end - begin > 7) {
      return -1;
    }
    int number = 0;
    for (int i = begin; i < end; i++) {
      int digit = Character.digit(from.bytes.charAt(i), base);
      if (digit < 0) {
        return -1;
      }
      number = number * base + digit;
    }
    return number;
  }
}
