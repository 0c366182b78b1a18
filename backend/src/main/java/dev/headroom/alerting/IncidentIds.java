package dev.headroom.alerting;

import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Makes incident ids that sort by time: {@code inc-}, nine characters of milliseconds since 1970,
 * seven of chance, all in Crockford's base 32 in lower case (no i, l, o, u to misread).
 */
public final class IncidentIds {
  private static final String PREFIX = "inc-";
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int BITS_PER_DIGIT = 5;
  private static final int TIME_DIGITS = 9;
  private static final int CHANCE_DIGITS = 7;

  private static final Pattern FORM =
      Pattern.compile("%s[%s]{%d}".formatted(PREFIX, DIGITS, TIME_DIGITS + CHANCE_DIGITS));

  private final RandomGenerator random;

  IncidentIds(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A text that is an id, of an incident that is there or not.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static String parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not the id of an incident");
    }
    return text;
  }

  String next(Instant at) {
    StringBuilder id = new StringBuilder(PREFIX);
    append(id, at.toEpochMilli(), TIME_DIGITS);
    append(id, random.nextLong(), CHANCE_DIGITS);
    return id.toString();
  }

  private static void append(StringBuilder id, long number, int digits) {
    for (int shift = BITS_PER_DIGIT * (digits - 1); shift >= 0; shift -= BITS_PER_DIGIT) {
      id.append(DIGITS.charAt((int) (number >>> shift) & (DIGITS.length() - 1)));
    }
  }
}
