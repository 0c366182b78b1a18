package dev.headroom.routing.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One entry of a time interval. Every field that is given must match; one that is given without a
 * range never does.
 *
 * @param minutes of the day, 0 to 1440, the end exclusive
 * @param weekdays 0 is Sunday, 6 is Saturday
 * @param daysOfMonth 1 to 31, or -31 to -1 counted from the end of the month
 * @param months 1 is January
 * @param zone whose clock is read
 */
record TimePeriod(
    Optional<List<IntRange>> minutes,
    Optional<List<IntRange>> weekdays,
    Optional<List<IntRange>> daysOfMonth,
    Optional<List<IntRange>> months,
    Optional<List<IntRange>> years,
    ZoneId zone) {
  private static final int DAYS_OF_WEEK = 7;
  private static final int MINUTES_OF_HOUR = 60;

  boolean contains(Instant moment) {
    ZonedDateTime local = moment.atZone(zone);
    int minute = local.getHour() * MINUTES_OF_HOUR + local.getMinute();
    int weekday = local.getDayOfWeek().getValue() % DAYS_OF_WEEK;
    int lastDay = local.toLocalDate().lengthOfMonth();
    return given(minutes, range -> range.first() <= minute && minute < range.last())
        && given(weekdays, range -> range.contains(weekday))
        && given(daysOfMonth, range -> holdsDay(range, local.getDayOfMonth(), lastDay))
        && given(months, range -> range.contains(local.getMonthValue()))
        && given(years, range -> range.contains(local.getYear()));
  }

  /**
   * Where it may begin or end within one day of its clock: midnight, its times of the day, and
   * where the clock is put forward or back.
   *
   * @param days after the day of the moment
   */
  Stream<Instant> boundaries(Instant moment, int days) {
    ZonedDateTime midnight = moment.atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone);
    Stream<Instant> times =
        minutes.orElse(List.of()).stream()
            .flatMap(range -> Stream.of(range.first(), range.last()))
            .map(minute -> midnight.toLocalDate().atStartOfDay().plusMinutes(minute).atZone(zone))
            .flatMap(
                each -> Stream.of(each.toInstant(), each.withLaterOffsetAtOverlap().toInstant()));
    Stream<Instant> shift =
        Stream.ofNullable(zone.getRules().nextTransition(midnight.toInstant()))
            .map(ZoneOffsetTransition::getInstant)
            .filter(each -> each.isBefore(midnight.plusDays(1).toInstant()));
    return Stream.of(Stream.of(midnight.toInstant()), times, shift).flatMap(each -> each);
  }

  private static boolean given(Optional<List<IntRange>> ranges, Predicate<IntRange> holds) {
    return ranges.isEmpty() || ranges.get().stream().anyMatch(holds);
  }

  /** What lies beyond the end of a short month is cut off, or left out where all of it does. */
  private static boolean holdsDay(IntRange range, int day, int lastDay) {
    return fromStart(range.first(), lastDay) <= day && day <= fromStart(range.last(), lastDay);
  }

  private static int fromStart(int day, int lastDay) {
    return day < 0 ? lastDay + day + 1 : day;
  }

  /** Whole numbers from the first to the last of them. */
  record IntRange(int first, int last) {
    boolean contains(int number) {
      return first <= number && number <= last;
    }
  }
}
