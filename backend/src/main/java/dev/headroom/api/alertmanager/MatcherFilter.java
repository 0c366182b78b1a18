package dev.headroom.api.alertmanager;

import dev.headroom.alerting.silence.Silence;
import dev.headroom.outside.AlertDirectory.AlertQuery;
import dev.headroom.routing.MatcherReader;
import dev.headroom.select.Matcher;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Matchers by which Alertmanager's clients choose. What cannot be read is refused in Alertmanager's
 * words, by an {@link IllegalArgumentException}.
 */
final class MatcherFilter {
  private static final Pattern ODD_VALUE =
      Pattern.compile(
          "[a-zA-Z_:][a-zA-Z0-9_:]*\\s*(?:=~|!~|!=|=)\\s*(?<value>.*\".*)", Pattern.DOTALL);

  /** How ours is told of. */
  private static final Pattern WHOLE_EXPRESSION =
      Pattern.compile("`\\(\\?s\\)(.*)`$", Pattern.DOTALL);

  private MatcherFilter() {}

  /** One matcher in a text: a value without quotes goes on to the end, commas included. */
  static Matcher one(String text) {
    return read(text, "", MatcherReader::readOne);
  }

  /** One in each text; never several in one, whoever is asked for. */
  static List<Matcher> each(List<String> texts) {
    return texts.stream().map(MatcherFilter::one).toList();
  }

  /** What the name of a receiver must meet that a pattern matches. */
  static Matcher receiver(String pattern) {
    return read(pattern, "failed to parse receiver param: ", AlertQuery::receiver);
  }

  private static <T> T read(String text, String prefix, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      Throwable cause = e.getCause();
      throw new IllegalArgumentException(
          prefix + (cause == null ? unreadable(text) : expression(cause)), e);
    }
  }

  private static String unreadable(String text) {
    java.util.regex.Matcher value = ODD_VALUE.matcher(text);
    return value.matches()
        ? "matcher value contains unescaped double quote: " + value.group("value")
        : "bad matcher format: " + text;
  }

  /** Alertmanager anchors an expression before it compiles it, and says what it compiled. */
  private static String expression(Throwable cause) {
    return WHOLE_EXPRESSION.matcher(String.valueOf(cause.getMessage())).replaceAll("`^(?:$1)\\$`");
  }

  /** Whether a silence has all of them, by label, operator and value. */
  static boolean wants(List<Matcher> filters, Silence silence) {
    return silence.matchers().containsAll(filters);
  }
}
