package dev.headroom.model.text;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people and Prometheus write them: {@code 5m}, {@code 1h30m}, {@code 30d}. */
public final class DurationText {
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?"
              + "(?:(\\d+)us)?(?:(\\d+)ns)?");
  private static final long[] NANOS = {
    604_800_000_000_000L,
    86_400_000_000_000L,
    3_600_000_000_000L,
    60_000_000_000L,
    1_000_000_000L,
    1_000_000L,
    1_000L,
    1L
  };

  private DurationText() {}

  /**
   * @throws IllegalArgumentException with an example, if the text is not a duration
   */
  public static Duration parse(String text) {
    Matcher matcher = WHOLE.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw new IllegalArgumentException("not a duration like 5m or 1h30m: " + text);
    }
    try {
      long nanos = 0;
      for (int i = 0; i < NANOS.length; i++) {
        String amount = matcher.group(i + 1);
        if (amount != null) {
          nanos = Math.addExact(nanos, Math.multiplyExact(Long.parseLong(amount), NANOS[i]));
        }
      }
      return Duration.ofNanos(nanos);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("duration too long: " + text, e);
    }
  }

  /** The shortest way to write it, to the second from a minute up, to the millisecond below. */
  public static String format(Duration duration) {
    if (duration.isNegative()) {
      return "-" + format(duration.negated());
    }
    long millis = duration.toMillis();
    if (millis >= 60_000) {
      millis = millis / 1_000 * 1_000;
    }
    StringBuilder text = new StringBuilder();
    String[] symbols = {"d", "h", "m", "s", "ms"};
    long[] sizes = {86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L};
    for (int i = 0; i < sizes.length; i++) {
      long amount = millis / sizes[i];
      if (amount > 0) {
        text.append(amount).append(symbols[i]);
        millis -= amount * sizes[i];
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }
}
