package dev.headroom.oncall;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Daylight;
import biweekly.property.Timezone;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A calendar as RFC 5545 writes it, and the shifts in it. Immutable. */
final class IcsCalendar {
  /** Of events; what is larger is refused. */
  static final int EVENTS_MAX = 10_000;

  private static final int NAME_LENGTH_MAX = 200;

  private final List<IcsEvent> events;

  private IcsCalendar(List<IcsEvent> events) {
    this.events = List.copyOf(events);
  }

  /**
   * Reads the text of a file.
   *
   * @throws IllegalArgumentException with what is wrong, if it is no calendar, too large, or says
   *     something of its shifts that is not understood
   */
  static IcsCalendar read(String text, CalendarWork work) {
    List<ICalendar> all = IcsText.calendars(text);
    if (all.stream().mapToInt(each -> each.getEvents().size()).sum() > EVENTS_MAX) {
      throw new IllegalArgumentException("it has more than %d events".formatted(EVENTS_MAX));
    }
    List<IcsEvent> events = new ArrayList<>();
    all.forEach(each -> add(each, work, events));
    return new IcsCalendar(events);
  }

  private static void add(ICalendar calendar, CalendarWork work, List<IcsEvent> events) {
    if (calendar.getProperty(Timezone.class) != null
        || calendar.getProperty(Daylight.class) != null) {
      throw new IllegalArgumentException("the time zone of a vCalendar 1.0 is not understood");
    }
    IcsZones zones = new IcsZones(calendar, work);
    Map<String, List<IcsTime>> moved = new HashMap<>();
    List<VEvent> series = new ArrayList<>();
    List<VEvent> single = new ArrayList<>();
    for (VEvent each : calendar.getEvents()) {
      Optional<IcsTime> place = named(who(each), () -> IcsEvent.standsFor(each, zones));
      place.ifPresent(at -> moved.computeIfAbsent(uid(each), uid -> new ArrayList<>()).add(at));
      (place.isPresent() ? single : series).add(each);
    }
    series.forEach(each -> add(each, moved.getOrDefault(uid(each), List.of()), zones, events));
    single.forEach(each -> add(each, List.of(), zones, events));
  }

  private static void add(
      VEvent event, List<IcsTime> moved, IcsZones zones, List<IcsEvent> events) {
    String who = who(event);
    boolean cancelled = event.getStatus() != null && event.getStatus().isCancelled();
    if (!who.isEmpty() && !cancelled) {
      events.add(named(who, () -> IcsEvent.read(who, event, moved, zones)));
    }
  }

  /** What is wrong is said with the event's name. */
  private static <T> T named(String who, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      String event = who.isEmpty() ? "an event without a SUMMARY" : "the event " + who;
      throw new IllegalArgumentException(
          "%s: %s".formatted(event, oneLine(String.valueOf(e.getMessage()))), e);
    }
  }

  /**
   * The shifts that overlap a time, in no order.
   *
   * @throws IllegalArgumentException if an event comes back too often, or all of it is too much
   */
  List<Shift> shifts(Instant from, Instant to, CalendarWork work) {
    List<Shift> shifts = new ArrayList<>();
    for (IcsEvent each : events) {
      shifts.addAll(named(each.who(), () -> each.shifts(from, to, work)));
      if (shifts.size() > IcsRuleTimes.OCCURRENCES_MAX) {
        throw new IllegalArgumentException(
            "it has more than %d shifts in three days".formatted(IcsRuleTimes.OCCURRENCES_MAX));
      }
    }
    return shifts;
  }

  private static String uid(VEvent event) {
    return event.getUid() == null || event.getUid().getValue() == null
        ? ""
        : event.getUid().getValue();
  }

  /** What the event is called, in one line. */
  private static String who(VEvent event) {
    return event.getSummary() == null || event.getSummary().getValue() == null
        ? ""
        : oneLine(event.getSummary().getValue());
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.substring(0, Math.min(line.length(), NAME_LENGTH_MAX));
  }
}
