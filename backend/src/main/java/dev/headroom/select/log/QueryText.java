package dev.headroom.select.log;

import dev.headroom.select.log.LogQuery.QueryProblem;

/** A query's characters and how far they have been read. */
final class QueryText {
  private final String text;
  private int at;

  QueryText(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  int column() {
    return at + 1;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** The next character, or NUL at the end. */
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  char next() {
    return text.charAt(at++);
  }

  void skip(int characters) {
    at += characters;
  }

  void space() {
    while (!isAtEnd() && Character.isWhitespace(peek())) {
      at++;
    }
  }

  boolean sees(String symbol) {
    return text.startsWith(symbol, at);
  }

  /** Whether a word is next, and nothing after it that could belong to it. */
  boolean seesWord(String word) {
    return sees(word) && endsWord(at + word.length());
  }

  boolean take(String symbol) {
    if (!sees(symbol)) {
      return false;
    }
    at += symbol.length();
    return true;
  }

  boolean takeWord(String word) {
    return seesWord(word) && take(word);
  }

  /** Whether no unquoted word reaches over this place. */
  boolean endsWord(int place) {
    return place >= text.length()
        || Character.isWhitespace(text.charAt(place))
        || "()\"".indexOf(text.charAt(place)) >= 0;
  }

  boolean isWordOver() {
    return endsWord(at);
  }

  String from(int start) {
    return text.substring(start, at);
  }

  Misread wrong(String message) {
    return wrongAt(column(), message);
  }

  static Misread wrongAt(int column, String message) {
    return new Misread(new QueryProblem(column, message));
  }
}
