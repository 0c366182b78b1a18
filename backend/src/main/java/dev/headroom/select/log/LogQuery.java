package dev.headroom.select.log;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What records are wanted: a tree of clauses. Leaves carry the column they were read from, because
 * a store may still have to refuse one.
 */
public sealed interface LogQuery {
  /**
   * Reads a query in the language of {@code docs/log-search.md}; an empty one wants every record.
   */
  static ParsedQuery parse(String query) {
    return LogQueryParser.parse(query);
  }

  /** Every record. */
  record All() implements LogQuery {}

  /** Records that all parts want; at least two. */
  record And(List<LogQuery> parts) implements LogQuery {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** Records that any part wants; at least two. */
  record Or(List<LogQuery> parts) implements LogQuery {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** Records that the part does not want. */
  record Not(LogQuery part) implements LogQuery {}

  /**
   * The body holds these words next to each other, in this order and any case. What separates words
   * (dots, slashes, dashes) does not matter.
   */
  record AllWords(String text, int column) implements LogQuery {}

  /**
   * The field's value is this text. Never of {@link LogField.BodyText} or {@link LogField.Level}.
   */
  record Exact(LogField field, String value) implements LogQuery {}

  /** The record has the field at all. Service and attributes only. */
  record Present(LogField field) implements LogQuery {}

  /**
   * The field's value, or for the body one of its words, has this shape.
   *
   * @param pattern {@code *} stands for any run of characters, {@code ?} for any one, {@code \}
   *     takes the next character as it is
   */
  record Wildcard(LogField field, String pattern, int column) implements LogQuery {}

  /**
   * The whole of the field's value, or for the body one of its words, matches a regular expression.
   * The store that builds it must bound what that costs.
   */
  record Regex(LogField field, String pattern, int column) implements LogQuery {}

  /** The attribute reads as a decimal number between two bounds, which may be open. */
  record Between(
      LogField.Attribute field,
      Optional<BigDecimal> from,
      boolean fromIncluded,
      Optional<BigDecimal> to,
      boolean toIncluded)
      implements LogQuery {
    /** Whether a number lies between the bounds; exact, whatever its size. */
    public boolean contains(BigDecimal number) {
      int above = from.map(number::compareTo).orElse(1);
      int below = to.map(number::compareTo).orElse(-1);
      return (fromIncluded ? above >= 0 : above > 0) && (toIncluded ? below <= 0 : below < 0);
    }
  }

  /** The severity number is between the two, both included; none is where {@code from > to}. */
  record Levels(int from, int to) implements LogQuery {}

  /** What reading a query gave. */
  sealed interface ParsedQuery {
    /** It makes sense. */
    record Valid(LogQuery query) implements ParsedQuery {}

    /** It does not. */
    record InvalidQuery(QueryProblem problem) implements ParsedQuery {}
  }

  /**
   * What is wrong with a query, for the person who wrote it.
   *
   * @param column where, counted from 1; 0 if it concerns the request as a whole
   * @param message what is wrong and, where it helps, what to write instead
   */
  record QueryProblem(int column, String message) {}
}
