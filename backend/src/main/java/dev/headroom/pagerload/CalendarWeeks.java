package dev.headroom.pagerload;

import dev.headroom.pagerload.PagerLoad.Week;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/** Weeks from Monday to Monday, as the clocks of a time zone have them. */
final class CalendarWeeks {
  private CalendarWeeks() {}

  /** So many weeks, the last of which holds a moment; oldest first. */
  static List<Week> until(Instant now, ZoneId zone, int count) {
    LocalDate last =
        LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return IntStream.rangeClosed(1, count)
        .mapToObj(nth -> week(last.minusWeeks((long) count - nth), zone, now))
        .toList();
  }

  private static Week week(LocalDate monday, ZoneId zone, Instant now) {
    Instant end = monday.plusWeeks(1).atStartOfDay(zone).toInstant();
    return new Week(monday, monday.atStartOfDay(zone).toInstant(), end, !end.isAfter(now));
  }
}
