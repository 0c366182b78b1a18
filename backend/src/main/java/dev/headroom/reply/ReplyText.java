package dev.headroom.reply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Texts that others sent, as they may stand in a line of a timeline. */
final class ReplyText {
  /** What would break a line or turn its direction. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

  private ReplyText() {}

  /** A text field on one line, cut to a length; empty where there is none. */
  static String of(JsonNode field, int lengthMax) {
    return field.isTextual() ? line(field.asText(), lengthMax) : "";
  }

  static String line(String text, int lengthMax) {
    String line = UNSEEN.matcher(text).replaceAll(" ").strip();
    if (line.length() <= lengthMax) {
      return line;
    }
    int end = lengthMax - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
