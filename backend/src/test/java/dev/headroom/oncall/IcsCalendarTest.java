package dev.headroom.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.oncall.IcsCalendar.Shift;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shifts as calendars of RFC 5545 write them. */
class IcsCalendarTest {
  private static IcsCalendar calendar(String... lines) {
    return IcsCalendar.read(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"
            + String.join("\r\n", lines)
            + "\r\nEND:VCALENDAR\r\n");
  }

  private static String event(String uid, String who, String... lines) {
    return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:%s\r\n%s\r\nEND:VEVENT"
        .formatted(uid, who, String.join("\r\n", lines));
  }

  private static List<String> at(IcsCalendar calendar, String moment) {
    Instant at = Instant.parse(moment);
    return calendar.shifts(at.minusSeconds(86_400), at.plusSeconds(86_400)).stream()
        .filter(each -> each.contains(at))
        .map(Shift::who)
        .sorted()
        .toList();
  }

  @Test
  void aShiftLastsUpToItsEndAndNotLonger() {
    IcsCalendar calendar =
        calendar(event("1", "ada", "DTSTART:20260301T080000Z", "DTEND:20260301T200000Z"));
    assertThat(at(calendar, "2026-03-01T07:59:59Z")).isEmpty();
    assertThat(at(calendar, "2026-03-01T08:00:00Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-03-01T19:59:59Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-03-01T20:00:00Z")).isEmpty();
  }

  @Test
  void whatComesBackKeepsItsTimeOfDayOverTheChangeOfClocks() {
    IcsCalendar calendar =
        calendar(
            event(
                "1",
                "ada",
                "DTSTART;TZID=Europe/Oslo:20260320T090000",
                "DURATION:PT1H",
                "RRULE:FREQ=DAILY",
                "EXDATE;TZID=Europe/Oslo:20260402T090000"));
    assertThat(at(calendar, "2026-03-27T08:30:00Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-03-30T07:30:00Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-03-30T08:30:00Z")).isEmpty();
    assertThat(at(calendar, "2026-04-02T07:30:00Z")).isEmpty();
    assertThat(at(calendar, "2026-04-03T07:30:00Z")).containsExactly("ada");
  }

  @Test
  void anOverrideTakesThePlaceOfItsOccurrenceAlone() {
    IcsCalendar calendar =
        calendar(
            event(
                "1",
                "ada",
                "DTSTART:20260301T080000Z",
                "DTEND:20260301T200000Z",
                "RRULE:FREQ=DAILY"),
            event(
                "1",
                "bob",
                "RECURRENCE-ID:20260303T080000Z",
                "DTSTART:20260303T100000Z",
                "DTEND:20260303T200000Z"),
            event(
                "1",
                "nobody",
                "RECURRENCE-ID:20260304T080000Z",
                "STATUS:CANCELLED",
                "DTSTART:20260304T080000Z",
                "DTEND:20260304T200000Z"));
    assertThat(at(calendar, "2026-03-02T09:00:00Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-03-03T09:00:00Z")).isEmpty();
    assertThat(at(calendar, "2026-03-03T11:00:00Z")).containsExactly("bob");
    assertThat(at(calendar, "2026-03-04T11:00:00Z")).isEmpty();
    assertThat(at(calendar, "2026-03-05T11:00:00Z")).containsExactly("ada");
  }

  @Test
  void daysAreThoseOfTheCalendarsZone() {
    IcsCalendar calendar =
        calendar(
            "X-WR-TIMEZONE:America/New_York",
            event(
                "1",
                "ada",
                "DTSTART;VALUE=DATE:20260302",
                "DTEND;VALUE=DATE:20260304",
                "RRULE:FREQ=WEEKLY"));
    assertThat(at(calendar, "2026-03-02T04:59:00Z")).isEmpty();
    assertThat(at(calendar, "2026-03-02T05:00:00Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-03-04T04:59:00Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-03-04T05:00:00Z")).isEmpty();
    assertThat(at(calendar, "2026-03-09T04:00:00Z")).containsExactly("ada");
  }

  @Test
  void whatIsNoCalendarOrHasNoEndOfComingBackIsRefused() {
    assertThatThrownBy(() -> IcsCalendar.read("<html>")).hasMessageContaining("no calendar");
    IcsCalendar calendar =
        calendar(
            event("1", "ada", "DTSTART:20200101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"));
    assertThatThrownBy(() -> at(calendar, "2026-03-02T04:59:00Z"))
        .hasMessageContaining("more than 50000 times");
  }
}
