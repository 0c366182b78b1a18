package dev.headroom.notify.send;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The Retry-After header: whole seconds or an HTTP date (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private static final int SECONDS_DIGITS_MAX = 9;

  private RetryAfter() {}

  /** How long from now on; zero for the past and for what is neither seconds nor a date. */
  static Duration parse(String header, Instant now, Duration max) {
    Duration asked = parse(header.strip(), now);
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(max) > 0 ? max : asked;
  }

  private static Duration parse(String header, Instant now) {
    if (header.chars().allMatch(each -> each >= '0' && each <= '9') && !header.isEmpty()) {
      return header.length() > SECONDS_DIGITS_MAX
          ? Duration.ofDays(365)
          : Duration.ofSeconds(Long.parseLong(header));
    }
    try {
      Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(now, until);
    } catch (DateTimeException e) {
      // A header nobody can read asks for nothing; the usual schedule holds.
      return Duration.ZERO;
    }
  }
}
