package dev.headroom.notify.slack;

/**
 * Text that Slack shows as it is: {@code &}, {@code <} and {@code >} are escaped, so that nothing
 * in it is a mention, a link or a channel. Cut to a limit without breaking a character.
 */
final class SlackText {
  private static final String CUT = "\u2026";

  private SlackText() {}

  /**
   * @param lengthMax of the escaped text, in UTF-16 units, as Slack counts; 1 or more
   */
  static String escaped(String text, int lengthMax) {
    StringBuilder escaped = new StringBuilder();
    int fits = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      escaped.append(escaped(character));
      if (escaped.length() > lengthMax) {
        return escaped.substring(0, fits) + CUT;
      }
      if (escaped.length() < lengthMax) {
        fits = escaped.length();
      }
    }
    return escaped.toString();
  }

  /** Markup as it is, cut to a limit. */
  static String cut(String markup, int lengthMax) {
    if (markup.length() <= lengthMax) {
      return markup;
    }
    int end = lengthMax - 1;
    return markup.substring(0, Character.isHighSurrogate(markup.charAt(end - 1)) ? end - 1 : end)
        + CUT;
  }

  private static String escaped(int character) {
    return switch (character) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default ->
          // Half a character is none that JSON could carry.
          Character.getType(character) == Character.SURROGATE ? "?" : Character.toString(character);
    };
  }
}
