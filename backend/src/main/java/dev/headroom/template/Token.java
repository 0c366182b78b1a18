package dev.headroom.template;

/**
 * A part of a template.
 *
 * @param text what stands there; of texts in quotes what they stand for
 * @param isApart whether a space stands before it
 */
record Token(TokenKind kind, String text, boolean isApart, Spot spot) {
  enum TokenKind {
    /** Outside of actions. */
    PLAIN,
    LEFT,
    RIGHT,
    WORD,
    FIELD,
    VARIABLE,
    DOT,
    QUOTED,
    CHARACTER,
    NUMBER,
    PIPE,
    DECLARE,
    ASSIGN,
    COMMA,
    OPEN,
    CLOSE,
    /** After the last one. */
    END
  }

  boolean is(TokenKind other) {
    return kind == other;
  }

  boolean isWord(String word) {
    return kind == TokenKind.WORD && text.equals(word);
  }
}
