package dev.headroom.select.log;

import dev.headroom.model.Severity;
import dev.headroom.model.text.DecimalText;
import dev.headroom.select.log.LogQuery.Levels;
import java.math.BigDecimal;
import java.util.OptionalInt;

/** Severities as people name them: a range's name, a library's word for a level, or a number. */
final class LevelNames {
  static final int LOWEST = 1;
  static final int HIGHEST = 24;

  private static final BigDecimal BELOW = BigDecimal.valueOf(LOWEST - 1);
  private static final BigDecimal ABOVE = BigDecimal.valueOf(HIGHEST + 1);

  private LevelNames() {}

  /** The numbers a name covers: four for OpenTelemetry's own six names, else the one it means. */
  static Levels named(String name, int column) {
    int number = Severity.numberOf(name);
    if (number != 0) {
      Severity range = Severity.of(number);
      return new Levels(number, number == range.number() ? number + 3 : number);
    }
    OptionalInt given = whole(name);
    if (given.isPresent() && given.getAsInt() >= LOWEST && given.getAsInt() <= HIGHEST) {
      return new Levels(given.getAsInt(), given.getAsInt());
    }
    throw QueryText.wrongAt(
        column, "a level is TRACE, DEBUG, INFO, WARN, ERROR, FATAL or a number from 1 to 24");
  }

  /** As {@link #named}, where numbers may lie outside: nothing is above 24 or below 1. */
  static Levels bound(String name, int column) {
    OptionalInt given = whole(name);
    return given.isPresent() ? new Levels(given.getAsInt(), given.getAsInt()) : named(name, column);
  }

  /** A whole number, those outside the levels brought next to them. */
  private static OptionalInt whole(String text) {
    return DecimalText.parse(text)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .map(number -> number.max(BELOW).min(ABOVE))
        .map(number -> OptionalInt.of(number.intValue()))
        .orElseGet(OptionalInt::empty);
  }
}
