package dev.headroom.template;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Addresses made of data: of a kind that runs nothing, and with everything encoded. */
final class HtmlAddress {
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
  private static final String PLAIN = "-._~";
  private static final String RESERVED = "!#$&*+,/:;=?@[]";

  private HtmlAddress() {}

  /**
   * @param before what stands in the attribute before it
   */
  static String safe(String text, String before) {
    String start = before.strip();
    if (start.isEmpty()) {
      return isKnown(text) ? encoded(text, RESERVED) : "#ZgotmplZ";
    }
    boolean isPart = start.contains("?") || start.contains("#");
    return encoded(text, isPart ? "" : RESERVED);
  }

  private static boolean isKnown(String text) {
    int colon = text.indexOf(':');
    int slash = text.indexOf('/');
    return colon < 0
        || (slash >= 0 && slash < colon)
        || SCHEMES.contains(text.substring(0, colon).toLowerCase(Locale.ROOT));
  }

  private static String encoded(String text, String kept) {
    StringBuilder encoded = new StringBuilder();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char each = (char) (bytes[i] & 0xff);
      boolean isEncoded =
          each == '%'
              && !kept.isEmpty()
              && i + 2 < bytes.length
              && isHex(bytes[i + 1])
              && isHex(bytes[i + 2]);
      if (isEncoded || isPlain(each) || kept.indexOf(each) >= 0) {
        encoded.append(each);
      } else {
        encoded.append("%%%02x".formatted((int) each));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char each) {
    return each < 0x80 && (Character.isLetterOrDigit(each) || PLAIN.indexOf(each) >= 0);
  }

  private static boolean isHex(byte each) {
    return Character.digit(each, 16) >= 0;
  }
}
