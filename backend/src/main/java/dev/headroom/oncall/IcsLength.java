package dev.headroom.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something lasts.
 *
 * @param days as a calendar counts them, also where one has 23 hours (RFC 5545, 3.3.6)
 * @param rest after the days
 * @param onTheClock whether the rest is what a clock on the wall shows, else it is time that passes
 */
record IcsLength(long days, Duration rest, boolean onTheClock) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "([+-]?)P(?=[0-9T])(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?"
              + "(?:T(?=\\d)(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?",
          Pattern.CASE_INSENSITIVE);

  private static final int DAYS_PER_WEEK = 7;

  /**
   * @throws IllegalArgumentException if it is no DURATION
   */
  static IcsLength parse(String text) {
    Matcher parts = WRITTEN.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("\"%s\" is no duration".formatted(text));
    }
    int sign = "-".equals(parts.group(1)) ? -1 : 1;
    Duration rest =
        Duration.ofHours(number(parts, 4))
            .plusMinutes(number(parts, 5))
            .plusSeconds(number(parts, 6));
    return new IcsLength(
        sign * (DAYS_PER_WEEK * number(parts, 2) + number(parts, 3)),
        rest.multipliedBy(sign),
        false);
  }

  private static long number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
  }

  static IcsLength exactly(Duration time) {
    return new IcsLength(0, time, false);
  }

  static IcsLength onTheClock(Duration time) {
    return new IcsLength(0, time, true);
  }

  /** When that which starts then is over. */
  Instant end(Instant start, ZoneRules zone) {
    if (onTheClock) {
      return IcsTime.at(IcsTime.local(start, zone).plusDays(days).plus(rest), zone);
    }
    if (days == 0) {
      return start.plus(rest);
    }
    LocalDateTime last = IcsTime.local(start, zone).plusDays(days);
    return IcsTime.at(last, zone).plus(rest);
  }

  /** No less than it may last anywhere. */
  Duration atMost() {
    return Duration.ofDays(days).plus(rest).plusDays(1);
  }
}
