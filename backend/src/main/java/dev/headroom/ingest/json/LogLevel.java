package dev.headroom.ingest.json;

import dev.headroom.model.Severity;
import dev.headroom.model.text.DecimalText;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Levels as loggers write them, as OpenTelemetry's severity numbers; 0 where it is none ({@code
 * docs/log-formats.md}).
 */
final class LogLevel {
  /** slog's distances from a named level: {@code INFO+2}. */
  private static final Pattern WITH_DISTANCE = Pattern.compile("([A-Za-z]{1,16})([+-][0-9]{1,4})");

  private LogLevel() {}

  static int of(KnownKey key, LogValue value) {
    String text = value.text().strip();
    int named = value.isText() ? named(text) : 0;
    return named != 0 ? named : numbered(key, text);
  }

  private static int named(String text) {
    Matcher distant = WITH_DISTANCE.matcher(text);
    if (!distant.matches()) {
      return Severity.numberOf(text);
    }
    int from = Severity.numberOf(distant.group(1));
    return from == 0 ? 0 : Math.clamp(from + (long) Integer.parseInt(distant.group(2)), 1, 24);
  }

  private static int numbered(KnownKey key, String text) {
    int number = DecimalText.parse(text).map(LogLevel::whole).orElse(0);
    return switch (key.name()) {
      case "severity", "severitynumber" -> number >= 1 && number <= 24 ? number : 0;
      case "levelno" -> python(number);
      default -> number >= 10 && number < 70 ? pino(number) : monolog(number);
    };
  }

  private static int whole(BigDecimal number) {
    boolean small = number.abs().compareTo(BigDecimal.valueOf(1_000)) < 0;
    return small && number.stripTrailingZeros().scale() <= 0 ? number.intValue() : 0;
  }

  /** pino's and bunyan's: 10 trace, 20 debug, 30 info, 40 warn, 50 error, 60 fatal. */
  private static int pino(int number) {
    return 1 + (number - 10) * 4 / 10;
  }

  private static int python(int number) {
    return switch (number) {
      case 10 -> Severity.DEBUG.number();
      case 20 -> Severity.INFO.number();
      case 30 -> Severity.WARN.number();
      case 40 -> Severity.ERROR.number();
      case 50 -> Severity.numberOf("CRITICAL");
      default -> 0;
    };
  }

  private static int monolog(int number) {
    return switch (number) {
      case 100 -> Severity.DEBUG.number();
      case 200 -> Severity.INFO.number();
      case 250 -> Severity.numberOf("NOTICE");
      case 300 -> Severity.WARN.number();
      case 400 -> Severity.ERROR.number();
      case 500 -> Severity.numberOf("CRITICAL");
      case 550 -> Severity.numberOf("ALERT");
      case 600 -> Severity.numberOf("EMERGENCY");
      default -> 0;
    };
  }
}
