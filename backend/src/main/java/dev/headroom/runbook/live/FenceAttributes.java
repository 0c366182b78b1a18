package dev.headroom.runbook.live;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands after the language of a fence: {@code { name=value name="a value" }}, the form Runme
 * uses. Anything before the brace is not looked at.
 */
final class FenceAttributes {
  private final String text;
  private int at;

  private FenceAttributes(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /**
   * @param info a fence's info string, language first
   * @return the attributes in their order; none where there is no brace
   * @throws IllegalArgumentException with what is wrong, for the person who wrote it
   */
  static Map<String, String> parse(String info) {
    int brace = info.indexOf('{');
    return brace < 0 ? Map.of() : new FenceAttributes(info, brace + 1).pairs();
  }

  private Map<String, String> pairs() {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (space(); !ends('}'); space()) {
      String name = until("= }\t");
      if (name.isEmpty() || !ends('=')) {
        throw new IllegalArgumentException("expected name=value in " + text);
      }
      at++;
      if (pairs.put(name, value()) != null) {
        throw new IllegalArgumentException("attribute " + name + " is given twice");
      }
    }
    return pairs;
  }

  private String value() {
    if (!ends('"')) {
      return until(" }\t");
    }
    at++;
    String value = until("\"");
    ends('"');
    at++;
    return value;
  }

  private String until(String stops) {
    int from = at;
    while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean ends(char wanted) {
    if (at >= text.length()) {
      throw new IllegalArgumentException("attributes are not closed in " + text);
    }
    return text.charAt(at) == wanted;
  }
}
