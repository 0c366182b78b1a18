package dev.headroom.runbook.live;

import dev.headroom.model.TimeRange;
import dev.headroom.model.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of time as a block says it: {@code -15m} until the end, {@code -2h..+10m} around the
 * start.
 *
 * @param from relative to the start
 * @param to relative to the start; the end where empty
 */
public record BlockRange(Duration from, Optional<Duration> to) {
  private static final Pattern FORM = Pattern.compile("([-+])(\\w+)(?:\\.\\.([-+])(\\w+))?");
  private static final Duration LENGTH_MAX = Duration.ofDays(31);

  /**
   * @throws IllegalArgumentException with an example, if the text is no range
   */
  static BlockRange parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("range is not like -15m or -2h..+10m: " + text);
    }
    Duration from = signed(form.group(1), form.group(2));
    Optional<Duration> to =
        Optional.ofNullable(form.group(3)).map(sign -> signed(sign, form.group(4)));
    if (to.isPresent() && to.get().compareTo(from) <= 0) {
      throw new IllegalArgumentException("range ends before it begins: " + text);
    }
    return new BlockRange(from, to);
  }

  private static Duration signed(String sign, String text) {
    Duration duration = DurationText.parse(text);
    if (duration.compareTo(LENGTH_MAX) > 0) {
      throw new IllegalArgumentException("range reaches further than 31d: " + text);
    }
    return sign.equals("-") ? duration.negated() : duration;
  }

  /**
   * The range around a start, never reaching past an end.
   *
   * @param start what happened then is asked about
   * @param end up to which there is something to see
   */
  public TimeRange around(Instant start, Instant end) {
    long last = end.toEpochMilli();
    long until = to.map(offset -> start.plus(offset).toEpochMilli()).orElse(last);
    long first = Math.min(start.plus(from).toEpochMilli(), last);
    return new TimeRange(first, Math.max(first, Math.min(until, last)));
  }
}
