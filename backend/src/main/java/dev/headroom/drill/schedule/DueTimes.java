package dev.headroom.drill.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * When a drill is due: once on each of its days. A time of the day that the clock leaves out is due
 * when the clock goes on, one that comes twice is due the first time.
 *
 * @param days at least one
 * @param zone whose clock is read
 */
record DueTimes(Set<DayOfWeek> days, LocalTime at, ZoneId zone) {
  /** A day of the week comes back within so many days, whatever the clock of a zone does. */
  private static final int DAYS_LOOKED = 8;

  DueTimes {
    days = Set.copyOf(days);
  }

  /** The last due time that is not after a moment. */
  Instant latest(Instant moment) {
    return first(moment, -1, due -> !due.isAfter(moment));
  }

  /** The first due time after a moment. */
  Instant next(Instant moment) {
    return first(moment, 1, due -> due.isAfter(moment));
  }

  private Instant first(Instant moment, int step, Predicate<Instant> wanted) {
    LocalDate today = moment.atZone(zone).toLocalDate();
    return IntStream.rangeClosed(0, DAYS_LOOKED)
        .mapToObj(each -> today.plusDays((long) step * each))
        .filter(each -> days.contains(each.getDayOfWeek()))
        .map(this::on)
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  private Instant on(LocalDate day) {
    LocalDateTime local = day.atTime(at);
    return Optional.ofNullable(zone.getRules().getTransition(local))
        .filter(ZoneOffsetTransition::isGap)
        .map(ZoneOffsetTransition::getInstant)
        .orElseGet(() -> local.atZone(zone).toInstant());
  }
}
