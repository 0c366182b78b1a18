package dev.headroom.api.page;

import dev.headroom.alerting.escalation.EscalationOutlook.NextStep;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the phone's page writes moments, durations and what others wrote. */
final class PageText {
  private static final int LENGTH_MAX = 300;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private PageText() {}

  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  /** A part of a path. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What people and programs wrote may be of any length; the page may not. */
  static String cut(String text) {
    return cut(text, LENGTH_MAX);
  }

  static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max) + "…";
  }

  /** The two largest units: {@code 3 d 2 h}, {@code 1 h 30 min}, {@code 12 s}. */
  static String words(Duration duration) {
    if (duration.toDays() > 0) {
      return two(duration.toDays(), "d", duration.toHoursPart(), "h");
    }
    if (duration.toHours() > 0) {
      return two(duration.toHours(), "h", duration.toMinutesPart(), "min");
    }
    return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
  }

  private static String two(long large, String largeUnit, int small, String smallUnit) {
    String rest = small + " " + smallUnit;
    if (large == 0) {
      return rest;
    }
    return large + " " + largeUnit + (small == 0 ? "" : " " + rest);
  }

  /** Who is told next, also while something holds it back. */
  static String next(NextStep step, Instant now) {
    return step.at().isAfter(now)
        ? "If nobody takes it, %s is told at %s.".formatted(cut(step.receiver()), moment(step.at()))
        : "If nobody takes it, %s is told next.".formatted(cut(step.receiver()));
  }
}
