package dev.headroom.template;

import dev.headroom.template.Token.TokenKind;
import dev.headroom.template.value.TemplateFailure;
import java.util.List;

/** Goes through the tokens of a template. */
final class TokenCursor {
  private final List<Token> tokens;
  private int at;

  TokenCursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(Math.min(at, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  /** The one after the next. */
  Token second() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  /** The place of the one that was taken last. */
  Spot spot() {
    return tokens.get(Math.clamp(at - 1, 0, tokens.size() - 1)).spot();
  }

  Token expect(TokenKind kind, String where) {
    Token token = next();
    if (!token.is(kind)) {
      throw unexpected(token, where);
    }
    return token;
  }

  static TemplateFailure unexpected(Token token, String where) {
    String what = token.is(TokenKind.END) ? "the end" : "\"" + token.text() + "\"";
    return new TemplateFailure("unexpected " + what + " in " + where);
  }
}
