package dev.headroom.routing;

import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads matchers as Alertmanager writes them: {@code severity="page"}, {@code team=~a|b}, several
 * with commas between them, braces around them or not, values quoted or not.
 */
public final class MatcherReader {
  private static final int LENGTH_MAX = 1_000;
  private static final Pattern ONE =
      Pattern.compile(
          "\\s*(?<name>[a-zA-Z_][a-zA-Z0-9_]*)\\s*(?<operator>=~|!~|!=|=)"
              + "\\s*(?<value>\"(?:[^\"\\\\]|\\\\.)*+\"|[^\",{}]*?)\\s*(?:,|$)");

  private MatcherReader() {}

  /**
   * At least one matcher.
   *
   * @throws IllegalArgumentException with a message for the person who wrote it
   */
  public static List<Matcher> read(String text) {
    if (text.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("matcher longer than " + LENGTH_MAX + " characters");
    }
    String inner = withoutBraces(text.strip());
    List<Matcher> matchers = new ArrayList<>();
    java.util.regex.Matcher one = ONE.matcher(inner);
    int at = 0;
    while (at < inner.length()) {
      if (!one.region(at, inner.length()).lookingAt()) {
        throw notAMatcher(text);
      }
      matchers.add(
          new Matcher(
              one.group("name"), operator(one.group("operator")), value(one.group("value"))));
      at = one.end();
    }
    if (matchers.isEmpty()) {
      throw notAMatcher(text);
    }
    return matchers;
  }

  private static IllegalArgumentException notAMatcher(String text) {
    return new IllegalArgumentException(
        "not a matcher: %s (expected name=\"value\", with =, !=, =~ or !~)".formatted(text));
  }

  private static String withoutBraces(String text) {
    return text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
  }

  private static Operator operator(String symbol) {
    for (Operator operator : Operator.values()) {
      if (operator.toString().equals(symbol)) {
        return operator;
      }
    }
    throw new IllegalStateException("no operator " + symbol);
  }

  private static String value(String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      char next = text.charAt(i);
      value.append(next == '\\' ? escaped(text.charAt(++i)) : String.valueOf(next));
    }
    return value.toString();
  }

  /** Only these three are escapes; before anything else a backslash is one, as in {@code \d}. */
  private static String escaped(char next) {
    return switch (next) {
      case 'n' -> "\n";
      case '"', '\\' -> String.valueOf(next);
      default -> "\\" + next;
    };
  }
}
