package dev.headroom.template.function;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Texts for the inside of other texts, where the author of a template asks for it. */
final class TextEscapes {
  private TextEscapes() {}

  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;")
        .replace("\0", "\ufffd");
  }

  static String script(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(each -> {
          switch (each) {
            case '\\' -> escaped.append("\\\\");
            case '\'' -> escaped.append("\\'");
            case '"' -> escaped.append("\\\"");
            case '<', '>', '&', '=' -> escaped.append("\\u%04X".formatted(each));
            default -> {
              if (each < ' ' || (each >= 0x7f && !isSeen(each))) {
                escaped.append("\\u%04X".formatted(each));
              } else {
                escaped.appendCodePoint(each);
              }
            }
          }
        });
    return escaped.toString();
  }

  private static boolean isSeen(int character) {
    int type = Character.getType(character);
    return !Character.isISOControl(character)
        && !Character.isSpaceChar(character)
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.PRIVATE_USE
        && type != Character.UNASSIGNED;
  }

  static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }

  /** A text in JSON as Go writes it. */
  static String json(String text) {
    StringBuilder escaped = new StringBuilder("\"");
    text.codePoints()
        .forEach(each -> {
          switch (each) {
            case '"' -> escaped.append("\\\"");
            case '\\' -> escaped.append("\\\\");
            case '\n' -> escaped.append("\\n");
            case '\r' -> escaped.append("\\r");
            case '\t' -> escaped.append("\\t");
            case '<', '>', '&', 0x2028, 0x2029 -> escaped.append("\\u%04x".formatted(each));
            default -> {
              if (each < ' ') {
                escaped.append("\\u%04x".formatted(each));
              } else {
                escaped.appendCodePoint(each);
              }
            }
          }
        });
    return escaped.append('"').toString();
  }
}
