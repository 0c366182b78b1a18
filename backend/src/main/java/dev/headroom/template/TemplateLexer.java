package dev.headroom.template;

import dev.headroom.template.Token.TokenKind;
import dev.headroom.template.value.GoQuote;
import dev.headroom.template.value.TemplateFailure;
import java.util.ArrayList;
import java.util.List;

/** Cuts a template into its parts. Used once. */
final class TemplateLexer {
  private static final String LEFT = "{{";
  private static final String RIGHT = "}}";
  private static final String COMMENT = "/*";
  private static final String COMMENT_END = "*/";
  private static final String SPACES = " \t\r\n";

  private final String source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /** Where the line begins that was counted last, and which it is: places only move on. */
  private int lineStart;

  private int line = 1;
  private int counted;

  TemplateLexer(String source, String text) {
    this.source = source;
    this.text = text;
  }

  /** Where reading stands. */
  Spot spot() {
    return spotOf(Math.min(at, text.length()));
  }

  private Spot spotOf(int index) {
    if (index < counted) {
      return new Spot(source, line, Math.max(1, index - lineStart + 1));
    }
    for (int i = counted; i < index; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    counted = index;
    return new Spot(source, line, index - lineStart + 1);
  }

  List<Token> tokens() {
    boolean trimsNext = false;
    while (at < text.length()) {
      int start = text.indexOf(LEFT, at);
      int end = start < 0 ? text.length() : start;
      boolean trimsThis = start >= 0 && trimsLeft(start);
      plain(at, end, trimsNext, trimsThis);
      at = end;
      if (start < 0) {
        break;
      }
      at = start + LEFT.length() + (trimsThis ? 1 : 0);
      trimsNext = isComment() ? comment() : action(start);
    }
    tokens.add(new Token(TokenKind.END, "", false, spot()));
    return tokens;
  }

  private boolean trimsLeft(int start) {
    int dash = start + LEFT.length();
    return dash + 1 < text.length() && text.charAt(dash) == '-' && isSpace(text.charAt(dash + 1));
  }

  private void plain(int from, int to, boolean trimsStart, boolean trimsEnd) {
    int start = from;
    int end = to;
    while (trimsStart && start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (trimsEnd && end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    if (end > start) {
      tokens.add(new Token(TokenKind.PLAIN, text.substring(start, end), false, spotOf(start)));
    }
  }

  private static boolean isSpace(char each) {
    return SPACES.indexOf(each) >= 0;
  }

  private int pastSpaces(int from) {
    int to = from;
    while (to < text.length() && isSpace(text.charAt(to))) {
      to++;
    }
    return to;
  }

  /** A comment begins at once, or after the dash and one space. */
  private boolean isComment() {
    return text.startsWith(COMMENT, text.charAt(at - 1) == '-' ? pastSpaces(at) : at);
  }

  private boolean comment() {
    int end = text.indexOf(COMMENT_END, at);
    if (end < 0) {
      throw new TemplateFailure("unclosed comment");
    }
    at = end + COMMENT_END.length();
    boolean trims = closesTrimming();
    if (!trims && !text.startsWith(RIGHT, at)) {
      throw new TemplateFailure("comment ends before closing delimiter");
    }
    close(trims);
    return trims;
  }

  private void close(boolean trims) {
    at = (trims ? text.indexOf(RIGHT, at) : at) + RIGHT.length();
  }

  /** Whether a space, a dash and the end of the action come next. */
  private boolean closesTrimming() {
    return at < text.length() && isSpace(text.charAt(at)) && text.startsWith("-}}", at + 1);
  }

  private boolean action(int start) {
    tokens.add(new Token(TokenKind.LEFT, LEFT, false, spotOf(start)));
    int open = 0;
    boolean isApart = false;
    while (true) {
      boolean trims = closesTrimming();
      if (trims || text.startsWith(RIGHT, at)) {
        if (open > 0) {
          throw new TemplateFailure("unclosed left paren");
        }
        tokens.add(new Token(TokenKind.RIGHT, RIGHT, false, spot()));
        close(trims);
        return trims;
      }
      if (at >= text.length()) {
        throw new TemplateFailure("unclosed action");
      }
      if (isSpace(text.charAt(at))) {
        at++;
        isApart = true;
        continue;
      }
      TokenKind kind = token(isApart);
      isApart = false;
      open += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
      if (open < 0) {
        throw new TemplateFailure("unexpected right paren");
      }
    }
  }

  private TokenKind token(boolean isApart) {
    char first = text.charAt(at);
    return switch (first) {
      case '"' -> quoted(isApart, '"', TokenKind.QUOTED);
      case '\'' -> quoted(isApart, '\'', TokenKind.CHARACTER);
      case '`' -> raw(isApart);
      case '|' -> add(TokenKind.PIPE, 1, isApart);
      case ',' -> add(TokenKind.COMMA, 1, isApart);
      case '(' -> add(TokenKind.OPEN, 1, isApart);
      case ')' -> add(TokenKind.CLOSE, 1, isApart);
      case '=' -> add(TokenKind.ASSIGN, 1, isApart);
      case ':' -> declare(isApart);
      default -> named(first, isApart);
    };
  }

  private TokenKind declare(boolean isApart) {
    if (!text.startsWith(":=", at)) {
      throw new TemplateFailure("expected :=");
    }
    return add(TokenKind.DECLARE, 2, isApart);
  }

  private TokenKind named(char first, boolean isApart) {
    boolean isDigitNext = at + 1 < text.length() && isDigit(text.charAt(at + 1));
    if (first == '.' && !isDigitNext) {
      int end = wordEnd(at + 1);
      return end == at + 1
          ? add(TokenKind.DOT, 1, isApart)
          : finished(add(TokenKind.FIELD, end - at, isApart));
    }
    if (isDigit(first)
        || first == '.'
        || ((first == '+' || first == '-') && at + 1 < text.length())) {
      return number(isApart);
    }
    if (first == '$') {
      return finished(add(TokenKind.VARIABLE, wordEnd(at + 1) - at, isApart));
    }
    int end = wordEnd(at);
    if (end == at) {
      throw new TemplateFailure(
          "unexpected character in an action: " + Character.toString(text.codePointAt(at)));
    }
    return finished(add(TokenKind.WORD, end - at, isApart));
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      if (character != '_' && !Character.isLetterOrDigit(character)) {
        break;
      }
      end += Character.charCount(character);
    }
    return end;
  }

  /** What may follow a name at once. */
  private TokenKind finished(TokenKind kind) {
    boolean ends =
        at >= text.length()
            || isSpace(text.charAt(at))
            || ".,|:=()".indexOf(text.charAt(at)) >= 0
            || text.startsWith(RIGHT, at);
    if (!ends) {
      throw new TemplateFailure("bad character " + Character.toString(text.codePointAt(at)));
    }
    return kind;
  }

  private TokenKind number(boolean isApart) {
    int end = at + 1;
    while (end < text.length()) {
      char each = text.charAt(end);
      boolean isSign = (each == '+' || each == '-') && "eEpP".indexOf(text.charAt(end - 1)) >= 0;
      if (!isSign && each != '.' && each != '_' && !Character.isLetterOrDigit(each)) {
        break;
      }
      end++;
    }
    return add(TokenKind.NUMBER, end - at, isApart);
  }

  private TokenKind quoted(boolean isApart, char quote, TokenKind kind) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      if (text.charAt(end) == '\n') {
        break;
      }
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length() || text.charAt(end) != quote) {
      throw new TemplateFailure(
          kind == TokenKind.QUOTED
              ? "unterminated quoted string"
              : "unterminated character constant");
    }
    String plain = GoQuote.unquoted(text.substring(at + 1, end));
    tokens.add(new Token(kind, plain, isApart, spot()));
    at = end + 1;
    return kind;
  }

  private TokenKind raw(boolean isApart) {
    int end = text.indexOf('`', at + 1);
    if (end < 0) {
      throw new TemplateFailure("unterminated raw quoted string");
    }
    String plain = text.substring(at + 1, end).replace("\r", "");
    tokens.add(new Token(TokenKind.QUOTED, plain, isApart, spot()));
    at = end + 1;
    return TokenKind.QUOTED;
  }

  private TokenKind add(TokenKind kind, int length, boolean isApart) {
    tokens.add(new Token(kind, text.substring(at, at + length), isApart, spot()));
    at += length;
    return kind;
  }
}
