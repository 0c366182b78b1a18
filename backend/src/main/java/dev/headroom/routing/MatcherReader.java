package dev.headroom.routing;

import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads matchers as Alertmanager writes them: {@code severity="page"}, {@code team=~a|b}, several
 * with commas between them, braces around them or not, values quoted or not. What is none in the
 * older notation is read in the one where names and values may be of any characters, in quotes.
 */
public final class MatcherReader {
  private static final int LENGTH_MAX = 1_000;
  private static final String OPERATOR = "\\s*(?<operator>=~|!~|!=|=)\\s*";
  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
  private static final String PLAIN = "(?:[^\"\\\\]|\\\\.)*+\\\\?";
  private static final String BARE = "[^\\s{}!=~,\\\\\"'`]+";
  private static final Pattern CLASSIC =
      Pattern.compile(
          "(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)%s(?<value>%s|%s)".formatted(OPERATOR, QUOTED, PLAIN),
          Pattern.DOTALL);
  private static final Pattern ANY_CHARACTERS =
      Pattern.compile(
          "(?<name>%s|%s)%s(?<value>%s|%s)".formatted(QUOTED, BARE, OPERATOR, QUOTED, BARE),
          Pattern.DOTALL);

  private MatcherReader() {}

  /**
   * At least one matcher.
   *
   * @throws IllegalArgumentException with a message for the person who wrote it
   */
  public static List<Matcher> read(String text) {
    checkLength(text);
    List<Matcher> matchers = new ArrayList<>();
    for (String part : parts(withoutBraces(text.strip()))) {
      matchers.add(matcher(part.strip(), text));
    }
    if (matchers.isEmpty()) {
      throw notAMatcher(text);
    }
    return matchers;
  }

  /**
   * Exactly one matcher, without braces; a comma belongs to its value.
   *
   * @throws IllegalArgumentException with a message for the person who wrote it
   */
  public static Matcher readOne(String text) {
    checkLength(text);
    return matcher(text.strip(), text);
  }

  private static void checkLength(String text) {
    if (text.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("matcher longer than " + LENGTH_MAX + " characters");
    }
  }

  private static IllegalArgumentException notAMatcher(String text) {
    return new IllegalArgumentException(
        "not a matcher: %s (expected name=\"value\", with =, !=, =~ or !~)".formatted(text));
  }

  private static String withoutBraces(String text) {
    return text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
  }

  /** What stands between commas that are not within quotes; the last may be missing. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next == '\\') {
        i++;
      } else if (next == '"') {
        quoted = !quoted;
      } else if (next == ',' && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    if (!text.substring(start).isBlank()) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  private static Matcher matcher(String part, String text) {
    java.util.regex.Matcher classic = CLASSIC.matcher(part);
    if (classic.matches()) {
      return new Matcher(classic.group("name"), operator(classic), value(classic.group("value")));
    }
    java.util.regex.Matcher any = ANY_CHARACTERS.matcher(part);
    if (!any.matches()) {
      throw notAMatcher(text);
    }
    String name = QuotedText.read(any.group("name"));
    if (name.isEmpty()) {
      throw notAMatcher(text);
    }
    return new Matcher(name, operator(any), QuotedText.read(any.group("value")));
  }

  private static Operator operator(java.util.regex.Matcher found) {
    String symbol = found.group("operator");
    for (Operator operator : Operator.values()) {
      if (operator.toString().equals(symbol)) {
        return operator;
      }
    }
    throw new IllegalStateException("no operator " + symbol);
  }

  private static String value(String text) {
    String inner = text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char next = inner.charAt(i);
      boolean isEscape = next == '\\' && i + 1 < inner.length();
      value.append(isEscape ? escaped(inner.charAt(++i)) : String.valueOf(next));
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
