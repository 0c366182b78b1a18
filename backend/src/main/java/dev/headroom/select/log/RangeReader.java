package dev.headroom.select.log;

import dev.headroom.model.text.DecimalText;
import dev.headroom.select.log.LogField.Attribute;
import dev.headroom.select.log.LogField.Level;
import dev.headroom.select.log.LogQuery.Between;
import dev.headroom.select.log.LogQuery.Levels;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads {@code [a TO b]}, with braces where a bound is left out, and {@code >=a} and its kin. They
 * work on attributes that read as numbers, and on levels.
 */
final class RangeReader {
  private final QueryText text;

  RangeReader(QueryText text) {
    this.text = text;
  }

  LogQuery range(LogField field) {
    int column = text.column();
    boolean fromIncluded = text.next() == '[';
    text.space();
    String from = bound();
    if (!text.takeWord("TO")) {
      throw text.wrong("a range reads [from TO to]");
    }
    text.space();
    String to = bound();
    boolean toIncluded = text.peek() == ']';
    if (!text.take("]") && !text.take("}")) {
      throw QueryText.wrongAt(column, "this range is not closed");
    }
    return between(field, column, from, fromIncluded, to, toIncluded);
  }

  LogQuery comparison(LogField field) {
    int column = text.column();
    boolean atLeast = text.next() == '>';
    boolean included = text.take("=");
    String value = bound();
    return atLeast
        ? between(field, column, value, included, "*", true)
        : between(field, column, "*", true, value, included);
  }

  private String bound() {
    int start = text.at();
    while (!text.isWordOver() && text.peek() != ']' && text.peek() != '}') {
      text.skip(1);
    }
    String bound = text.from(start);
    text.space();
    if (bound.isEmpty()) {
      throw text.wrong("a number, a level or * is due here");
    }
    return bound;
  }

  private static LogQuery between(
      LogField field,
      int column,
      String from,
      boolean fromIncluded,
      String to,
      boolean toIncluded) {
    return switch (field) {
      case Level _ -> levels(column, from, fromIncluded, to, toIncluded);
      case Attribute attribute ->
          new Between(
              attribute, number(from, column), fromIncluded, number(to, column), toIncluded);
      case LogField.BodyText _, LogField.Service _, LogField.Trace _, LogField.Span _ ->
          throw QueryText.wrongAt(
              column, "ranges work on level and on attributes that are numbers");
    };
  }

  private static Levels levels(
      int column, String from, boolean fromIncluded, String to, boolean toIncluded) {
    int lowest = LevelNames.LOWEST;
    if (!from.equals("*")) {
      Levels bound = LevelNames.bound(from, column);
      lowest = fromIncluded ? bound.from() : bound.to() + 1;
    }
    int highest = LevelNames.HIGHEST;
    if (!to.equals("*")) {
      Levels bound = LevelNames.bound(to, column);
      highest = toIncluded ? bound.to() : bound.from() - 1;
    }
    return new Levels(Math.max(lowest, LevelNames.LOWEST), Math.min(highest, LevelNames.HIGHEST));
  }

  private static Optional<BigDecimal> number(String bound, int column) {
    if (bound.equals("*")) {
      return Optional.empty();
    }
    Optional<BigDecimal> number = DecimalText.parse(bound);
    if (number.isEmpty()) {
      throw QueryText.wrongAt(
          column, "ranges are between numbers such as 500 or 0.25; '" + bound + "' is none");
    }
    return number;
  }
}
