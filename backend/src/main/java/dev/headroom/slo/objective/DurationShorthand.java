package dev.headroom.slo.objective;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OpenSLO's way to write durations: a whole number and one of {@code m h d w M Q Y}. In a rolling
 * window a month is 30 days, a quarter 90, a year 365.
 */
public final class DurationShorthand {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([mhdwMQY])");

  private DurationShorthand() {}

  /**
   * @throws IllegalArgumentException for anything else, 0 included
   */
  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "a duration is a whole number and one of m, h, d, w, M, Q, Y, for example 30d: " + text);
    }
    long count = Long.parseLong(form.group(1));
    if (count == 0) {
      throw new IllegalArgumentException("a duration must be longer than 0: " + text);
    }
    return switch (form.group(2).charAt(0)) {
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      case 'd' -> Duration.ofDays(count);
      case 'w' -> Duration.ofDays(7 * count);
      case 'M' -> Duration.ofDays(30 * count);
      case 'Q' -> Duration.ofDays(90 * count);
      default -> Duration.ofDays(365 * count);
    };
  }

  /** A duration in the largest of {@code d h m s} that says it in a whole number. */
  public static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
