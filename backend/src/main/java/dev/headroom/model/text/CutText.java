package dev.headroom.model.text;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Texts cut to what a service takes, with an ellipsis, and no character cut in half. */
public final class CutText {
  private static final String CUT = "\u2026";

  private CutText() {}

  /**
   * @param lengthMax in UTF-16 units, 1 or more
   */
  public static String toLength(String text, int lengthMax) {
    return text.length() <= lengthMax ? text : start(text, lengthMax - CUT.length()) + CUT;
  }

  /**
   * @param bytesMax in bytes of UTF-8, 3 or more
   */
  public static String toBytes(String text, int bytesMax) {
    if (bytes(text) <= bytesMax) {
      return text;
    }
    int room = bytesMax - bytes(CUT);
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      room -= bytes(text.substring(end, next));
      if (room < 0) {
        break;
      }
      end = next;
    }
    return text.substring(0, end) + CUT;
  }

  private static String start(String text, int end) {
    boolean isHalf = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, isHalf ? end - 1 : end);
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
