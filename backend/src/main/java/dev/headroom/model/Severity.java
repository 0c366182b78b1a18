package dev.headroom.model;

import java.util.Locale;

/** The six ranges of OpenTelemetry's severity numbers (logs data model, field SeverityNumber). */
public enum Severity {
  TRACE(1),
  DEBUG(5),
  INFO(9),
  WARN(13),
  ERROR(17),
  FATAL(21);

  private final int number;

  Severity(int number) {
    this.number = number;
  }

  /** The range's first number. */
  public int number() {
    return number;
  }

  /** The range a number from 1 to 24 lies in; INFO for 0, which means "not given". */
  public static Severity of(int number) {
    if (number == 0) {
      return INFO;
    }
    return values()[Math.clamp((number - 1) / 4, 0, values().length - 1)];
  }

  /**
   * The number a level's name stands for, whatever the logging library calls it; 0 if the name is
   * not known.
   */
  public static int numberOf(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "TRACE", "FINEST", "SILLY", "TRC" -> TRACE.number;
      case "DEBUG", "FINE", "FINER", "VERBOSE", "DBG" -> DEBUG.number;
      case "HTTP" -> DEBUG.number + 3;
      case "INFO", "INFORMATION", "INFORMATIONAL", "CONFIG", "INF" -> INFO.number;
      case "NOTICE" -> INFO.number + 1;
      case "WARN", "WARNING", "WRN" -> WARN.number;
      case "ERROR", "ERR", "SEVERE" -> ERROR.number;
      case "CRITICAL", "CRIT", "DPANIC" -> ERROR.number + 1;
      case "ALERT" -> ERROR.number + 2;
      case "FATAL", "EMERGENCY", "EMERG", "PANIC", "FTL" -> FATAL.number;
      default -> 0;
    };
  }
}
