package dev.headroom.runbook.live;

import dev.headroom.query.LineQuery.Combination;
import java.util.Optional;

/**
 * A selector, or two with an operator between them: {@code a{x="y"} / b}.
 *
 * @param second empty without an operator
 */
record QuerySides(String first, Optional<Combination> operator, String second) {
  /** Cuts at the first operator that stands neither in braces nor in quotes, between blanks. */
  static QuerySides of(String text) {
    char quote = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (quote != 0) {
        i += each == '\\' ? 1 : 0;
        quote = each == quote ? 0 : quote;
      } else if ("\"'`".indexOf(each) >= 0) {
        quote = each;
      } else if (each == '{' || each == '}') {
        depth += each == '{' ? 1 : -1;
      } else if (depth == 0) {
        Optional<Combination> operator = operator(each);
        if (operator.isPresent()) {
          return new QuerySides(
              text.substring(0, i).strip(), operator, text.substring(i + 1).strip());
        }
      }
    }
    return new QuerySides(text.strip(), Optional.empty(), "");
  }

  private static Optional<Combination> operator(char symbol) {
    for (Combination each : Combination.values()) {
      if (each.symbol() == symbol) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
