package dev.headroom.oncall;

import biweekly.component.VEvent;
import biweekly.property.RawProperty;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An event that makes shifts: when it is, and how it comes back. Immutable.
 *
 * @param zone of its start, and of what names none
 * @param dates and periods come on top of what the rules say
 */
record IcsEvent(
    String who,
    IcsTime start,
    ZoneRules zone,
    IcsLength length,
    List<IcsRule> rules,
    List<IcsRule> exceptRules,
    List<IcsTime> dates,
    List<DatedPeriod> periods,
    List<IcsTime> exceptDates,
    List<IcsTime> moved) {
  /** A PERIOD of RDATE, which has a length of its own. */
  record DatedPeriod(IcsTime start, IcsLength length) {}

  /** Occurrences that are no more; those that are named by their day alone are so in the zone. */
  private record Except(Set<Instant> times, Set<LocalDate> days, ZoneRules zone) {
    boolean contains(Instant start) {
      return times.contains(start) || days.contains(IcsTime.local(start, zone).toLocalDate());
    }
  }

  /** Reads what it says, in the words of the calendar's zones. */
  private record Reading(VEvent event, IcsZones zones) {
    IcsTime time(RawProperty property, String text) {
      return IcsTime.parse(text, () -> zones.of(property));
    }

    Optional<IcsTime> time(String name) {
      return new IcsProperties(event).first(name).map(each -> time(each, each.getValue()));
    }

    List<IcsTime> times(String name) {
      return new IcsProperties(event)
          .all(name).stream()
              .flatMap(each ->
                  IcsProperties.entries(each)
                      .filter(text -> !isPeriod(text))
                      .map(text -> time(each, text)))
              .toList();
    }

    private static boolean isPeriod(String text) {
      return text.indexOf('/') >= 0;
    }

    List<DatedPeriod> periods(ZoneRules zone) {
      return new IcsProperties(event)
          .all("RDATE").stream()
              .flatMap(each ->
                  IcsProperties.entries(each)
                      .filter(Reading::isPeriod)
                      .map(text -> period(each, text, zone)))
              .toList();
    }

    private DatedPeriod period(RawProperty property, String text, ZoneRules zone) {
      int slash = text.indexOf('/');
      IcsTime from = time(property, text.substring(0, slash));
      String to = text.substring(slash + 1);
      if (to.toUpperCase(Locale.ROOT).contains("P")) {
        return new DatedPeriod(from, IcsLength.parse(to));
      }
      return new DatedPeriod(
          from, IcsLength.exactly(Duration.between(from.at(zone), time(property, to).at(zone))));
    }

    /** That of days and of times without a zone is what clocks show, else what passes. */
    IcsLength length(IcsTime start, ZoneRules zone) {
      Optional<IcsTime> end = time("DTEND");
      if (end.isPresent()) {
        if (start.day() && end.get().local().equals(start.local())) {
          return new IcsLength(1, Duration.ZERO, false);
        }
        return start.zone().isEmpty() && end.get().zone().isEmpty()
            ? IcsLength.onTheClock(Duration.between(start.local(), end.get().local()))
            : IcsLength.exactly(Duration.between(start.at(zone), end.get().at(zone)));
      }
      return new IcsProperties(event)
          .first("DURATION")
          .map(each -> IcsLength.parse(each.getValue()))
          .orElse(new IcsLength(start.day() ? 1 : 0, Duration.ZERO, false));
    }
  }

  /**
   * The occurrence that an event stands for; empty if it is the series itself.
   *
   * @throws IllegalArgumentException if it stands for more than one
   */
  static Optional<IcsTime> standsFor(VEvent event, IcsZones zones) {
    Optional<RawProperty> written = new IcsProperties(event).first("RECURRENCE-ID");
    if (written.filter(each -> each.getParameters().getRange() != null).isPresent()) {
      throw new IllegalArgumentException("RECURRENCE-ID with RANGE is not understood");
    }
    return new Reading(event, zones).time("RECURRENCE-ID");
  }

  /**
   * @param moved those of its occurrences that other events stand for
   * @throws IllegalArgumentException with what is not understood
   */
  static IcsEvent read(String who, VEvent event, List<IcsTime> moved, IcsZones zones) {
    Reading reading = new Reading(event, zones);
    IcsProperties written = new IcsProperties(event);
    IcsTime start =
        reading
            .time("DTSTART")
            .orElseThrow(() -> new IllegalArgumentException("it has no DTSTART"));
    ZoneRules zone = start.zone().orElseGet(zones::own);
    return new IcsEvent(
        who,
        start,
        zone,
        reading.length(start, zone),
        written.rules("RRULE"),
        written.rules("EXRULE"),
        reading.times("RDATE"),
        reading.periods(zone),
        reading.times("EXDATE"),
        moved);
  }

  /**
   * The shifts that overlap a time, in order, those of {@code periods} last.
   *
   * @throws IllegalArgumentException if that is too much work, or too far away
   */
  List<Shift> shifts(Instant from, Instant to, CalendarWork work) {
    try {
      Instant earliest = from.minus(length.atMost());
      Except except = except(earliest, to, work);
      List<Shift> shifts = new ArrayList<>();
      for (Instant each : starts(earliest, to, work)) {
        work.step();
        add(each, length, except, shifts);
      }
      for (DatedPeriod each : periods) {
        work.step();
        add(each.start().at(zone), each.length(), except, shifts);
      }
      shifts.removeIf(each -> !each.end().isAfter(from) || !each.start().isBefore(to));
      return shifts;
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("it is out of all time: " + e.getMessage(), e);
    }
  }

  private void add(Instant at, IcsLength lasting, Except except, List<Shift> shifts) {
    if (!except.contains(at)) {
      shifts.add(new Shift(who, at, lasting.end(at, zone)));
    }
  }

  private TreeSet<Instant> starts(Instant earliest, Instant to, CalendarWork work) {
    TreeSet<Instant> starts = new TreeSet<>(ofRules(rules, earliest, to, work));
    if (rules.isEmpty()) {
      starts.add(start.at(zone));
    }
    dates.forEach(each -> starts.add(each.at(zone)));
    return starts;
  }

  private List<Instant> ofRules(
      List<IcsRule> some, Instant earliest, Instant to, CalendarWork work) {
    // A day more at each end, for clocks differ by no more than that.
    LocalDateTime from = IcsTime.local(earliest, zone).minusDays(1);
    LocalDateTime until = IcsTime.local(to, zone).plusDays(1);
    // Whoever writes a rule counts on the clock of the zone.
    LocalDateTime first = start.local();
    List<Instant> times = new ArrayList<>();
    for (IcsRule each : some) {
      new IcsRuleTimes(each, first, work)
          .between(from, until, each.lasts(start.day(), zone))
          .forEach(time -> times.add(IcsTime.at(time, zone)));
    }
    return times;
  }

  private Except except(Instant earliest, Instant to, CalendarWork work) {
    Set<Instant> times = new HashSet<>(ofRules(exceptRules, earliest, to, work));
    Set<LocalDate> days = new HashSet<>();
    for (IcsTime each :
        (Iterable<IcsTime>) Stream.concat(exceptDates.stream(), moved.stream())::iterator) {
      work.step();
      times.add(each.at(zone));
      boolean midnight = each.local().toLocalTime().equals(LocalTime.MIDNIGHT);
      if (each.day() || (start.day() && midnight)) {
        days.add(each.local().toLocalDate());
      }
    }
    return new Except(times, days, zone);
  }
}
