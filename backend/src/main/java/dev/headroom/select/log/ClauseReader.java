package dev.headroom.select.log;

import dev.headroom.select.log.LogField.Attribute;
import dev.headroom.select.log.LogField.BodyText;
import dev.headroom.select.log.LogField.Level;
import dev.headroom.select.log.LogField.Span;
import dev.headroom.select.log.LogField.Trace;
import dev.headroom.select.log.LogQuery.All;
import dev.headroom.select.log.LogQuery.AllWords;
import dev.headroom.select.log.LogQuery.Exact;
import dev.headroom.select.log.LogQuery.Present;
import dev.headroom.select.log.LogQuery.Regex;
import dev.headroom.select.log.LogQuery.Wildcard;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one condition: a field's name, and what its value must be. */
final class ClauseReader {
  private static final Pattern WEIGHT_OR_DISTANCE = Pattern.compile(".*[^\\\\]([~^])[0-9.]*");

  private final QueryText text;

  ClauseReader(QueryText text) {
    this.text = text;
  }

  /** Takes a field's name and its colon, if that is what comes next. */
  Optional<String> fieldName() {
    int length = 0;
    StringBuilder name = new StringBuilder();
    while (isNameCharacter(text.peek(length), length == 0) || text.peek(length) == '\\') {
      if (text.peek(length) == '\\') {
        length++;
      }
      name.append(text.peek(length++));
    }
    boolean isUrl = text.peek(length + 1) == '/' && text.peek(length + 2) == '/';
    if (length == 0 || text.peek(length) != ':' || isUrl) {
      return Optional.empty();
    }
    text.skip(length + 1);
    return Optional.of(name.toString());
  }

  /**
   * What the field must be.
   *
   * @param named whether the field was named here; only then do ranges, comparisons and regular
   *     expressions make sense, and a word may start with their signs otherwise
   */
  LogQuery clause(LogField field, boolean named) {
    int column = text.column();
    if (!named && text.takeWord("*:*")) {
      return new All();
    }
    if (text.isWordOver() && text.peek() != '"') {
      throw text.wrong("a value is due after the colon; quote the colon to search for it");
    }
    if (text.peek() == '"') {
      String value = quoted();
      refuseWeight(column, text.peek() == '~' || text.peek() == '^');
      return literal(field, value, column);
    }
    if (text.peek() == '[' || text.peek() == '{') {
      if (!named) {
        throw text.wrong("a range needs a field; quote this to search for it");
      }
      return new RangeReader(text).range(field);
    }
    if (named && (text.peek() == '<' || text.peek() == '>')) {
      return new RangeReader(text).comparison(field);
    }
    Optional<String> regex = named ? regex() : Optional.empty();
    return regex.isPresent() ? regex(field, regex.get(), column) : word(field, column);
  }

  private LogQuery word(LogField field, int column) {
    int start = text.at();
    StringBuilder value = new StringBuilder();
    StringBuilder pattern = new StringBuilder();
    boolean wild = false;
    while (!text.isWordOver()) {
      char c = text.next();
      if (c == '*' || c == '?') {
        wild = true;
        pattern.append(c);
      } else {
        if (c == '\\') {
          c = escaped();
        }
        pattern.append(c == '*' || c == '?' || c == '\\' ? "\\" : "").append(c);
      }
      value.append(c);
    }
    refuseWeight(column, WEIGHT_OR_DISTANCE.matcher(text.from(start)).matches());
    return wild
        ? wildcard(field, pattern.toString(), column)
        : literal(field, value.toString(), column);
  }

  private static LogQuery literal(LogField field, String value, int column) {
    return switch (field) {
      case BodyText _ -> new AllWords(value, column);
      case Level _ -> LevelNames.named(value, column);
      case Trace _, Span _ -> new Exact(field, value.toLowerCase(Locale.ROOT));
      case LogField.Service _, Attribute _ -> new Exact(field, value);
    };
  }

  private static LogQuery wildcard(LogField field, String pattern, int column) {
    boolean anything = pattern.equals("*");
    return switch (field) {
      case BodyText _ -> anything ? new All() : new Wildcard(field, pattern, column);
      case Level _ when anything -> new All();
      case Level _, Trace _, Span _ ->
          throw QueryText.wrongAt(column, "wildcards work in the body, service and attributes");
      case LogField.Service _, Attribute _ ->
          anything ? new Present(field) : new Wildcard(field, pattern, column);
    };
  }

  private static LogQuery regex(LogField field, String pattern, int column) {
    return switch (field) {
      case BodyText _, LogField.Service _, Attribute _ -> new Regex(field, pattern, column);
      case Level _, Trace _, Span _ ->
          throw QueryText.wrongAt(
              column, "regular expressions work in the body, service and attributes");
    };
  }

  /** {@code /.../} without blanks or slashes inside, or {@code ~"..."}. */
  private Optional<String> regex() {
    if (text.peek() == '~' && text.peek(1) == '"') {
      text.skip(1);
      return Optional.of(quotedRaw());
    }
    int length = 1;
    while (isInsideSlashes(text.peek(length))) {
      length += text.peek(length) == '\\' ? 2 : 1;
    }
    if (text.peek() != '/'
        || text.peek(length) != '/'
        || !text.endsWord(text.at() + length + 1)
        || length == 1) {
      return Optional.empty();
    }
    text.skip(1);
    int start = text.at();
    text.skip(length - 1);
    String pattern = text.from(start);
    text.skip(1);
    return Optional.of(pattern.replace("\\/", "/"));
  }

  private static boolean isInsideSlashes(char c) {
    return c != '/' && c != '\0' && !Character.isWhitespace(c);
  }

  private String quoted() {
    return unescape(quotedRaw());
  }

  /** What stands between quotes; only {@code \"} is resolved. */
  private String quotedRaw() {
    int column = text.column();
    text.skip(1);
    StringBuilder value = new StringBuilder();
    while (!text.isAtEnd() && text.peek() != '"') {
      char c = text.next();
      if (c == '\\' && text.peek() == '"') {
        value.append('\\').append(text.next());
      } else if (c == '\\' && !text.isAtEnd()) {
        value.append(c).append(text.next());
      } else {
        value.append(c);
      }
    }
    if (!text.take("\"")) {
      throw QueryText.wrongAt(column, "this quote is not closed");
    }
    return value.toString();
  }

  private static String unescape(String raw) {
    Matcher escapes = Pattern.compile("\\\\(.)", Pattern.DOTALL).matcher(raw);
    return escapes.replaceAll("$1");
  }

  private char escaped() {
    if (text.isAtEnd()) {
      throw text.wrong("a character is due after the backslash");
    }
    return text.next();
  }

  private static void refuseWeight(int column, boolean found) {
    if (found) {
      throw QueryText.wrongAt(
          column,
          "results are ordered by time, so weights (^), fuzzy words and distances (~) are not"
              + " supported; quote the text to search for these characters");
    }
  }

  private static boolean isNameCharacter(char c, boolean first) {
    return Character.isLetter(c)
        || c == '_'
        || c == '@'
        || (!first && (Character.isDigit(c) || c == '.' || c == '-'));
  }
}
