package dev.headroom.select;

import dev.headroom.model.Labels;
import dev.headroom.select.Matcher.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one instant selector, quoted (UTF-8) names included, and says where it stops making sense.
 */
final class SelectorParser {
  private static final int LENGTH_MAX = 10_000;

  /** Conditions of one selector: each may hold a regular expression, and those take memory. */
  private static final int MATCHERS_MAX = 30;

  private final String text;
  private int at;

  SelectorParser(String text) {
    if (text.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("selector longer than " + LENGTH_MAX + " characters");
    }
    this.text = text;
  }

  Selector parse() {
    List<Matcher> matchers = new ArrayList<>();
    space();
    if (at < text.length() && isNameStart(text.charAt(at))) {
      matchers.add(new Matcher(Labels.NAME, Operator.EQUAL, name()));
    }
    space();
    if (at < text.length()) {
      braces(matchers);
    }
    space();
    if (at < text.length()) {
      throw wrong("unexpected text after the selector");
    }
    if (matchers.isEmpty()) {
      throw wrong("a selector needs a metric name or at least one matcher");
    }
    return new Selector(matchers);
  }

  private void braces(List<Matcher> matchers) {
    expect('{');
    space();
    while (!take('}')) {
      if (matchers.size() == MATCHERS_MAX) {
        throw wrong("a selector takes at most " + MATCHERS_MAX + " conditions");
      }
      matchers.add(matcher());
      space();
      if (!take(',')) {
        expect('}');
        return;
      }
      space();
    }
  }

  private Matcher matcher() {
    boolean quoted = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    String label = quoted ? quotedText() : name();
    space();
    if (quoted && at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == '}')) {
      return new Matcher(Labels.NAME, Operator.EQUAL, label);
    }
    Operator operator = operator();
    space();
    int valueAt = at;
    String value = quotedText();
    try {
      return new Matcher(label, operator, value);
    } catch (IllegalArgumentException e) {
      at = valueAt;
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Operator operator() {
    if (take('!')) {
      if (take('~')) {
        return Operator.MATCHES_NOT;
      }
      expect('=');
      return Operator.NOT_EQUAL;
    }
    expect('=');
    return take('~') ? Operator.MATCHES : Operator.EQUAL;
  }

  private String name() {
    int from = at;
    while (at < text.length()
        && (isNameStart(text.charAt(at)) || Character.isDigit(text.charAt(at)))) {
      at++;
    }
    if (at == from || Character.isDigit(text.charAt(from))) {
      at = from;
      throw wrong("expected a name");
    }
    return text.substring(from, at);
  }

  private String quotedText() {
    if (at >= text.length() || "\"'`".indexOf(text.charAt(at)) < 0) {
      throw wrong("expected a quoted value");
    }
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char next = text.charAt(at++);
      value.append(next == '\\' && quote != '`' ? escaped() : next);
    }
    expect(quote);
    return value.toString();
  }

  private char escaped() {
    if (at >= text.length()) {
      throw wrong("the value is not closed");
    }
    char next = text.charAt(at++);
    return switch (next) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '\\', '"', '\'' -> next;
      default -> {
        at -= 2;
        throw wrong("unknown escape \\" + next);
      }
    };
  }

  private static boolean isNameStart(char c) {
    return c == '_' || c == ':' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean take(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    if (!take(wanted)) {
      throw wrong(at < text.length() ? "expected " + wanted : "ends where " + wanted + " is due");
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("column " + (at + 1) + ": " + what + " in " + text);
  }
}
