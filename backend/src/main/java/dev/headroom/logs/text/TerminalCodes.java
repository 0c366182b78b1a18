package dev.headroom.logs.text;

/**
 * Finds what a terminal does not print: colours, links, cursor moves (ECMA-48). Words are looked
 * for in what people see, so {@code ESC[31mERROR} is the word ERROR.
 */
final class TerminalCodes {
  private static final char ESC = '\u001b';
  private static final char BELL = '\u0007';
  private static final char CONTROL = '\u009b';
  private static final char STRING_END = '\u009c';
  private static final char COMMAND = '\u009d';

  private TerminalCodes() {}

  /** The text with a blank in place of each code; the text itself where there is none. */
  static String blanked(String text) {
    int next = find(text, 0);
    if (next < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int from = 0;
    while (next >= 0) {
      plain.append(text, from, next).append(' ');
      from = end(text, next);
      next = find(text, from);
    }
    return plain.append(text, from, text.length()).toString();
  }

  private static int find(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == ESC || c == CONTROL || c == COMMAND) {
        return at;
      }
    }
    return -1;
  }

  /** Where the code ends that starts at a place. */
  private static int end(String text, int start) {
    return switch (text.charAt(start)) {
      case CONTROL -> controlEnd(text, start + 1);
      case COMMAND -> stringEnd(text, start + 1);
      default -> escapeEnd(text, start + 1);
    };
  }

  private static int escapeEnd(String text, int at) {
    if (at >= text.length()) {
      return at;
    }
    return switch (text.charAt(at)) {
      case '[' -> controlEnd(text, at + 1);
      case ']', 'P', 'X', '^', '_' -> stringEnd(text, at + 1);
      default -> finalEnd(text, skip(text, at, ' ', '/'), '0');
    };
  }

  /** Parameters, then intermediates, then one final character. */
  private static int controlEnd(String text, int at) {
    return finalEnd(text, skip(text, skip(text, at, '0', '?'), ' ', '/'), '@');
  }

  private static int skip(String text, int at, char from, char to) {
    int end = at;
    while (end < text.length() && text.charAt(end) >= from && text.charAt(end) <= to) {
      end++;
    }
    return end;
  }

  private static int finalEnd(String text, int at, char lowest) {
    boolean isFinal = at < text.length() && text.charAt(at) >= lowest && text.charAt(at) <= '~';
    return isFinal ? at + 1 : at;
  }

  /** After what ends a command or a string; a string without an end hides nothing. */
  private static int stringEnd(String text, int start) {
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == BELL || c == STRING_END) {
        return at + 1;
      }
      if (c == ESC && at + 1 < text.length() && text.charAt(at + 1) == '\\') {
        return at + 2;
      }
    }
    return start;
  }
}
