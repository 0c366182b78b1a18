package dev.headroom.oncall;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;

/** A calendar as RFC 5545 writes it, and the shifts in it. Immutable. */
final class IcsCalendar {
  /** Of events; what is larger is refused. */
  static final int EVENTS_MAX = 10_000;

  /** How often one event may have come back before the time that is asked for. */
  static final int OCCURRENCES_MAX = 50_000;

  private static final int NAME_LENGTH_MAX = 200;

  private final ICalendar calendar;
  private final ZoneId zone;

  /** The occurrences that other events take the place of, by the event's uid. */
  private final Set<Moved> moved = new HashSet<>();

  /** An occurrence that an event of its own stands for. */
  private record Moved(String uid, Instant at) {}

  /**
   * Somebody is on call.
   *
   * @param end not part of it
   */
  record Shift(String who, Instant start, Instant end) {
    boolean contains(Instant moment) {
      return !moment.isBefore(start) && moment.isBefore(end);
    }
  }

  private IcsCalendar(ICalendar calendar) {
    this.calendar = calendar;
    this.zone = zone(calendar);
    for (VEvent event : calendar.getEvents()) {
      if (event.getRecurrenceId() != null) {
        moved.add(new Moved(uid(event), instant(event.getRecurrenceId())));
      }
    }
  }

  /**
   * Reads the text of a file.
   *
   * @throws IllegalArgumentException with what is wrong, if it is no calendar or too large
   */
  static IcsCalendar read(String text) {
    List<ICalendar> all = Biweekly.parse(text).all();
    if (all.isEmpty()) {
      throw new IllegalArgumentException("it is no calendar: BEGIN:VCALENDAR is missing");
    }
    ICalendar calendar = all.getFirst();
    if (calendar.getEvents().size() > EVENTS_MAX) {
      throw new IllegalArgumentException("it has more than %d events".formatted(EVENTS_MAX));
    }
    return new IcsCalendar(calendar);
  }

  /** Of times that name none: the calendar's own, else UTC. */
  private static ZoneId zone(ICalendar calendar) {
    return Optional.ofNullable(calendar.getExperimentalProperty("X-WR-TIMEZONE"))
        .flatMap(name -> zone(name.getValue()))
        .orElse(ZoneOffset.UTC);
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  /**
   * The shifts that overlap a time, in no order.
   *
   * @throws IllegalArgumentException if an event comes back too often
   */
  List<Shift> shifts(Instant from, Instant to) {
    List<Shift> shifts = new ArrayList<>();
    for (VEvent event : calendar.getEvents()) {
      String who = who(event);
      boolean cancelled = event.getStatus() != null && event.getStatus().isCancelled();
      if (!who.isEmpty() && !cancelled && event.getDateStart() != null) {
        addShifts(event, who, from, to, shifts);
      }
    }
    return shifts;
  }

  private void addShifts(VEvent event, String who, Instant from, Instant to, List<Shift> shifts) {
    DateIterator starts = event.getDateIterator(timeZone(event.getDateStart()));
    for (int i = 0; starts.hasNext(); i++) {
      if (i == OCCURRENCES_MAX) {
        throw new IllegalArgumentException(
            "the event %s comes back more than %d times".formatted(who, OCCURRENCES_MAX));
      }
      Date next = starts.next();
      Instant start = instant(next, event.getDateStart());
      if (!start.isBefore(to)) {
        return;
      }
      Instant end = end(event, next, start);
      boolean isMoved =
          event.getRecurrenceId() == null && moved.contains(new Moved(uid(event), start));
      if (end.isAfter(from) && !isMoved) {
        shifts.add(new Shift(who, start, end));
      }
    }
  }

  /** What is meant by days lasts whole days, also where one has 23 hours. */
  private Instant end(VEvent event, Date start, Instant startsAt) {
    DateOrDateTimeProperty begins = event.getDateStart();
    if (event.getDateEnd() != null) {
      if (isLocal(begins)) {
        Duration length =
            Duration.between(local(begins.getValue()), local(event.getDateEnd().getValue()));
        return local(start).plus(length).atZone(zone).toInstant();
      }
      return startsAt.plus(Duration.between(instant(begins), instant(event.getDateEnd())));
    }
    if (event.getDuration() != null) {
      return startsAt.plusMillis(event.getDuration().getValue().toMillis());
    }
    return begins.getValue().hasTime()
        ? startsAt
        : local(start).plusDays(1).atZone(zone).toInstant();
  }

  private Instant instant(DateOrDateTimeProperty property) {
    return instant(property.getValue(), property);
  }

  private Instant instant(Date date, DateOrDateTimeProperty like) {
    return isLocal(like) ? local(date).atZone(zone).toInstant() : date.toInstant();
  }

  /** Whether it names no zone: a day, or a time that holds wherever one is. */
  private boolean isLocal(DateOrDateTimeProperty property) {
    ICalDate value = property.getValue();
    return !value.hasTime() || calendar.getTimezoneInfo().isFloating(property);
  }

  /** The library reads what names no zone in that of this machine. */
  private static LocalDateTime local(Date date) {
    return LocalDateTime.ofInstant(date.toInstant(), ZoneId.systemDefault());
  }

  private TimeZone timeZone(DateOrDateTimeProperty property) {
    if (isLocal(property)) {
      return TimeZone.getDefault();
    }
    TimezoneAssignment named = calendar.getTimezoneInfo().getTimezone(property);
    return named == null ? TimeZone.getTimeZone("UTC") : named.getTimeZone();
  }

  private static String uid(VEvent event) {
    return event.getUid() == null ? "" : event.getUid().getValue();
  }

  /** What the event is called, in one line. */
  private static String who(VEvent event) {
    String summary =
        event.getSummary() == null || event.getSummary().getValue() == null
            ? ""
            : event.getSummary().getValue();
    String line = summary.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.substring(0, Math.min(line.length(), NAME_LENGTH_MAX));
  }
}
