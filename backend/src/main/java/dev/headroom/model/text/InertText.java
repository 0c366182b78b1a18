package dev.headroom.model.text;

/**
 * Text of others without what a terminal or a page would obey: control characters (C0, DEL, C1) and
 * those that turn the direction of what stands around them.
 */
public final class InertText {
  /** Stands where such a character stood. */
  private static final int REPLACEMENT = 0xFFFD;

  private InertText() {}

  /** The text on one line. */
  public static String line(String text) {
    return text.codePoints()
        .map(each -> isObeyed(each) ? REPLACEMENT : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The text with the ends of its lines and its tabs. */
  public static String lines(String text) {
    return text.codePoints()
        .map(each -> isObeyed(each) && !isLayout(each) ? REPLACEMENT : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** A name of a person: one line, with nothing at its ends, and one space for such characters. */
  public static String name(String text) {
    return text.codePoints()
        .map(each -> isObeyed(each) || each == 0x2028 || each == 0x2029 ? ' ' : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .replaceAll(" {2,}", " ")
        .strip();
  }

  private static boolean isLayout(int character) {
    return character == '\n' || character == '\t';
  }

  private static boolean isObeyed(int character) {
    return Character.isISOControl(character)
        || character == 0x061C
        || character == 0x200E
        || character == 0x200F
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
