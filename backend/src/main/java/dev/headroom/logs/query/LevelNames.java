package dev.headroom.logs.query;

import dev.headroom.logs.query.LogQuery.Levels;
import dev.headroom.model.Severity;

/** Severities as people name them: a range's name, a library's word for a level, or a number. */
final class LevelNames {
  static final int LOWEST = 1;
  static final int HIGHEST = 24;

  private LevelNames() {}

  /** The numbers a name covers: four for OpenTelemetry's own six names, else the one it means. */
  static Levels named(String name, int column) {
    int number = Severity.numberOf(name);
    if (number != 0) {
      Severity range = Severity.of(number);
      return new Levels(number, number == range.number() ? number + 3 : number);
    }
    double given = DecimalNumber.parse(name);
    if (given >= LOWEST && given <= HIGHEST && given == Math.rint(given)) {
      return new Levels((int) given, (int) given);
    }
    throw QueryText.wrongAt(
        column, "a level is TRACE, DEBUG, INFO, WARN, ERROR, FATAL or a number from 1 to 24");
  }
}
