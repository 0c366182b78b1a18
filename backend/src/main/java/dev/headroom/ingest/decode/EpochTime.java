package dev.headroom.ingest.decode;

import dev.headroom.model.text.DecimalText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as senders write them, in nanoseconds since the epoch. Whatever is no time, or lies
 * outside the years 1678 to 2262, is nothing. Numbers are measured before they are parsed.
 */
public final class EpochTime {
  private static final int TEXT_LENGTH_MAX = 64;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final BigDecimal NANOS_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal[] MAGNITUDES = {
    new BigDecimal("1e11"), new BigDecimal("1e14"), new BigDecimal("1e17")
  };
  private static final int[] DIGITS_OF_A_UNIT = {9, 6, 3};
  private static final int NANOS_DIGITS = 9;
  private static final int MILLIS = 6;

  /** What stands in each place of a date and a time of day: 9 is a digit, T a T or a blank. */
  private static final String DATE_TIME = "9999-99-99T99:99";

  /** What may follow: seconds, a fraction, the distance from UTC. */
  private static final Pattern REST =
      Pattern.compile(
          "(?::([0-9]{2}))?(?:[.,]([0-9]{1,30}))? ?([Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?");

  private EpochTime() {}

  /** A number of milliseconds. */
  public static OptionalLong ofMillis(String number) {
    return DecimalText.parse(number)
        .map(millis -> nanos(millis, MILLIS))
        .orElseGet(OptionalLong::empty);
  }

  /**
   * A number of seconds, milliseconds, microseconds or nanoseconds, told apart by its size: below
   * 10¹¹, 10¹⁴, 10¹⁷ and above. Seconds so reach to the year 5138, the other units begin in 1973.
   */
  public static OptionalLong ofAnyUnit(String number) {
    Optional<BigDecimal> read = DecimalText.parse(number);
    if (read.isEmpty()) {
      return OptionalLong.empty();
    }
    for (int unit = 0; unit < MAGNITUDES.length; unit++) {
      if (read.get().abs().compareTo(MAGNITUDES[unit]) < 0) {
        return nanos(read.get(), DIGITS_OF_A_UNIT[unit]);
      }
    }
    return nanos(read.get(), 0);
  }

  /**
   * A date and a time: RFC 3339, and the ways loggers write it: a blank for the {@code T}, a comma
   * before the fraction, {@code +0100}, no seconds. Digits below a nanosecond are left out.
   *
   * @param zoneOptional whether a time that does not tell its distance from UTC is taken as UTC;
   *     otherwise it is nothing
   */
  public static OptionalLong ofText(String text, boolean zoneOptional) {
    if (text.length() > TEXT_LENGTH_MAX || !startsWithDateTime(text)) {
      return OptionalLong.empty();
    }
    Matcher rest = REST.matcher(text).region(DATE_TIME.length(), text.length());
    if (!rest.matches() || (rest.group(3) == null && !zoneOptional)) {
      return OptionalLong.empty();
    }
    try {
      int second = rest.group(1) == null ? 0 : number(rest.group(1), 0, 2);
      LocalDateTime time =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              second);
      long seconds = time.toEpochSecond(offset(rest.group(3)));
      long nanos = Math.multiplyExact(seconds, NANOS_PER_SECOND);
      return OptionalLong.of(Math.addExact(nanos, fraction(rest.group(2))));
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean startsWithDateTime(String text) {
    if (text.length() < DATE_TIME.length()) {
      return false;
    }
    for (int i = 0; i < DATE_TIME.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          switch (DATE_TIME.charAt(i)) {
            case '9' -> c >= '0' && c <= '9';
            case 'T' -> c == 'T' || c == 't' || c == ' ';
            default -> c == DATE_TIME.charAt(i);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static ZoneOffset offset(@Nullable String zone) {
    return zone == null || Character.isLetter(zone.charAt(0))
        ? ZoneOffset.UTC
        : ZoneOffset.of(zone);
  }

  private static long fraction(@Nullable String digits) {
    return digits == null
        ? 0
        : Long.parseLong((digits + "0".repeat(NANOS_DIGITS)).substring(0, NANOS_DIGITS));
  }

  private static OptionalLong nanos(BigDecimal amount, int digits) {
    BigDecimal nanos = amount.movePointRight(digits);
    return nanos.abs().compareTo(NANOS_MAX) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(nanos.setScale(0, RoundingMode.FLOOR).longValue());
  }
}
