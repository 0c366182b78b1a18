package dev.headroom.oncall;

import dev.headroom.oncall.IcsRule.NumberedDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The times that a rule gives, on the clock of where it starts: period by period (a year of YEARLY,
 * an hour of HOURLY), and in each whatever no part of the rule leaves out. Nothing is looked at
 * without being counted as work.
 */
final class IcsRuleTimes {
  /** How often one event may come back, until the time that is asked for. */
  static final int OCCURRENCES_MAX = 50_000;

  /** A week is that of the year which has this many of its days. */
  private static final int DAYS_OF_FIRST_WEEK = 4;

  private static final int DAYS_PER_WEEK = 7;

  /** Where a leap second, which a rule may name, is put. */
  private static final int LAST_SECOND = 59;

  private final IcsRule rule;
  private final LocalDateTime start;
  private final CalendarWork work;
  private final TemporalField week;

  // What the rule says, and what the start says where it says nothing.
  private final Set<Integer> months;
  private final Set<Integer> monthDays;
  private final Set<NumberedDay> days;
  private final Set<Integer> hours;
  private final Set<Integer> minutes;
  private final Set<Integer> seconds;

  IcsRuleTimes(IcsRule rule, LocalDateTime start, CalendarWork work) {
    this.rule = rule;
    this.start = start;
    this.work = work;
    this.week = WeekFields.of(rule.weekStart(), DAYS_OF_FIRST_WEEK).weekOfWeekBasedYear();
    boolean noMonthDay =
        rule.list("BYMONTHDAY").isEmpty()
            && rule.list("BYYEARDAY").isEmpty()
            && rule.days().isEmpty();
    boolean noDay = noMonthDay && rule.list("BYWEEKNO").isEmpty();
    boolean yearly = rule.unit() == ChronoUnit.YEARS;
    boolean dayOfWeek = yearly ? noMonthDay && !noDay : rule.unit() == ChronoUnit.WEEKS && noDay;
    boolean dayOfMonth = (yearly || rule.unit() == ChronoUnit.MONTHS) && noDay;
    months = orOfStart("BYMONTH", yearly && noDay, start.getMonthValue());
    monthDays = orOfStart("BYMONTHDAY", dayOfMonth, start.getDayOfMonth());
    days = dayOfWeek ? Set.of(new NumberedDay(0, start.getDayOfWeek())) : rule.days();
    hours = orOfStart("BYHOUR", isLongerThan(ChronoUnit.HOURS), start.getHour());
    minutes = orOfStart("BYMINUTE", isLongerThan(ChronoUnit.MINUTES), start.getMinute());
    seconds = orOfStart("BYSECOND", isLongerThan(ChronoUnit.SECONDS), start.getSecond());
  }

  private Set<Integer> orOfStart(String name, boolean wanted, int ofStart) {
    TreeSet<Integer> written = rule.list(name);
    return written.isEmpty() && wanted ? Set.of(ofStart) : written;
  }

  private boolean isLongerThan(ChronoUnit unit) {
    return rule.unit().compareTo(unit) > 0;
  }

  /**
   * In order.
   *
   * @param lasts whether a time is before the rule's end
   * @throws IllegalArgumentException if there are too many
   */
  List<LocalDateTime> between(
      LocalDateTime from, LocalDateTime to, Predicate<LocalDateTime> lasts) {
    List<LocalDateTime> found = new ArrayList<>();
    LocalDateTime first = firstPeriod();
    int number = 0;
    for (long i = periodsBefore(first, from); ; i++) {
      LocalDateTime period = first.plus(Math.multiplyExact(i, (long) rule.every()), rule.unit());
      if (!period.isBefore(to)) {
        return found;
      }
      for (LocalDateTime each : ofPeriod(period)) {
        if (each.isBefore(start)) {
          continue;
        }
        if (number == rule.count().orElse(Integer.MAX_VALUE)
            || !each.isBefore(to)
            || !lasts.test(each)) {
          return found;
        }
        number++;
        if (number > OCCURRENCES_MAX) {
          throw tooMany();
        }
        if (!each.isBefore(from)) {
          found.add(each);
        }
      }
    }
  }

  private static IllegalArgumentException tooMany() {
    return new IllegalArgumentException(
        "it comes back more than %d times".formatted(OCCURRENCES_MAX));
  }

  private LocalDateTime firstPeriod() {
    LocalDateTime day = start.truncatedTo(ChronoUnit.DAYS);
    return switch (rule.unit()) {
      case YEARS -> day.withDayOfYear(1);
      case MONTHS -> day.withDayOfMonth(1);
      case WEEKS -> day.with(TemporalAdjusters.previousOrSame(rule.weekStart()));
      default -> start.truncatedTo(rule.unit());
    };
  }

  /** How many have nothing to say: none where the rule counts its times from the first one. */
  private long periodsBefore(LocalDateTime first, LocalDateTime from) {
    return rule.count().isPresent()
        ? 0
        : Math.max(0, rule.unit().between(first, from) / rule.every() - 1);
  }

  private List<LocalDateTime> ofPeriod(LocalDateTime period) {
    List<LocalDateTime> times = new ArrayList<>();
    LocalDate day = period.toLocalDate();
    switch (rule.unit()) {
      case YEARS -> addYear(day, times);
      case MONTHS -> addDays(day, day.lengthOfMonth(), period, times);
      case WEEKS -> addDays(day, DAYS_PER_WEEK, period, times);
      default -> addDays(day, 1, period, times);
    }
    return rule.list("BYSETPOS").isEmpty() ? times : atPositions(times);
  }

  private void addYear(LocalDate year, List<LocalDateTime> times) {
    LocalDateTime period = year.atStartOfDay();
    if (months.isEmpty()) {
      addDays(year, year.lengthOfYear(), period, times);
    }
    for (int month : months) {
      LocalDate first = year.withMonth(month);
      addDays(first, first.lengthOfMonth(), period, times);
    }
  }

  private void addDays(
      LocalDate first, int number, LocalDateTime period, List<LocalDateTime> times) {
    for (int i = 0; i < number; i++) {
      work.step();
      LocalDate day = first.plusDays(i);
      if (isDay(day)) {
        addTimes(day, period, times);
      }
    }
  }

  private void addTimes(LocalDate day, LocalDateTime period, List<LocalDateTime> times) {
    for (int hour : ofTime(hours, ChronoUnit.HOURS, period.getHour())) {
      for (int minute : ofTime(minutes, ChronoUnit.MINUTES, period.getMinute())) {
        for (int second : ofTime(seconds, ChronoUnit.SECONDS, period.getSecond())) {
          work.step();
          if (times.size() == OCCURRENCES_MAX) {
            throw tooMany();
          }
          times.add(day.atTime(hour, minute, Math.min(second, LAST_SECOND)));
        }
      }
    }
  }

  /** All that are written, of a period that is longer; else the period's own, if it is written. */
  private Set<Integer> ofTime(Set<Integer> written, ChronoUnit unit, int own) {
    if (isLongerThan(unit)) {
      return written;
    }
    return written.isEmpty() || written.contains(own) ? Set.of(own) : Set.of();
  }

  private List<LocalDateTime> atPositions(List<LocalDateTime> times) {
    TreeSet<LocalDateTime> chosen = new TreeSet<>();
    for (int position : rule.list("BYSETPOS")) {
      work.step();
      int index = position > 0 ? position - 1 : times.size() + position;
      if (index >= 0 && index < times.size()) {
        chosen.add(times.get(index));
      }
    }
    return List.copyOf(chosen);
  }

  private boolean isDay(LocalDate day) {
    return (months.isEmpty() || months.contains(day.getMonthValue()))
        && isAmong(monthDays, day.getDayOfMonth(), day.lengthOfMonth())
        && isAmong(rule.list("BYYEARDAY"), day.getDayOfYear(), day.lengthOfYear())
        && isWeek(day)
        && isDayOfWeek(day);
  }

  private boolean isWeek(LocalDate day) {
    TreeSet<Integer> weeks = rule.list("BYWEEKNO");
    return weeks.isEmpty() || isAmong(weeks, day.get(week), (int) day.range(week).getMaximum());
  }

  /** Counted from either end. */
  private static boolean isAmong(Set<Integer> written, int number, int last) {
    return written.isEmpty() || written.contains(number) || written.contains(number - last - 1);
  }

  private boolean isDayOfWeek(LocalDate day) {
    if (days.isEmpty()) {
      return true;
    }
    DayOfWeek ofWeek = day.getDayOfWeek();
    boolean inYear = rule.unit() == ChronoUnit.YEARS && months.isEmpty();
    int number = inYear ? day.getDayOfYear() : day.getDayOfMonth();
    int last = inYear ? day.lengthOfYear() : day.lengthOfMonth();
    int fromStart = (number - 1) / DAYS_PER_WEEK + 1;
    int fromEnd = -((last - number) / DAYS_PER_WEEK + 1);
    return days.contains(new NumberedDay(0, ofWeek))
        || days.contains(new NumberedDay(fromStart, ofWeek))
        || days.contains(new NumberedDay(fromEnd, ofWeek));
  }
}
