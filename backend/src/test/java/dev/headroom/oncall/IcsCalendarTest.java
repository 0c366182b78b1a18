package dev.headroom.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shifts as calendars of RFC 5545 write them. */
class IcsCalendarTest {
  static IcsCalendar calendar(String... lines) {
    return IcsCalendar.read(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"
            + String.join("\r\n", lines)
            + "\r\nEND:VCALENDAR\r\n",
        new CalendarWork());
  }

  static String event(String uid, String who, String... lines) {
    return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:%s\r\n%s\r\nEND:VEVENT"
        .formatted(uid, who, String.join("\r\n", lines));
  }

  static List<String> at(IcsCalendar calendar, String moment) {
    Instant at = Instant.parse(moment);
    return calendar
        .shifts(at.minusSeconds(86_400), at.plusSeconds(86_400), new CalendarWork())
        .stream()
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
    assertThatThrownBy(() -> IcsCalendar.read("<html>", new CalendarWork()))
        .hasMessageContaining("no calendar");
    IcsCalendar calendar =
        calendar(
            event("1", "ada", "DTSTART:20200101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"));
    assertThatThrownBy(() -> at(calendar, "2026-03-02T04:59:00Z"))
        .hasMessageContaining("more than 50000 times");
  }

  @Test
  void daysOfALengthAreWholeAndHoursAreExactOverTheChangeOfClocks() {
    IcsCalendar days =
        calendar(event("1", "ada", "DTSTART;TZID=Europe/Oslo:20261024T004500", "DURATION:P38D"));
    assertThat(at(days, "2026-11-30T23:44:59Z")).containsExactly("ada");
    assertThat(at(days, "2026-11-30T23:45:00Z")).isEmpty();
    IcsCalendar hours =
        calendar(event("1", "ada", "DTSTART;TZID=Europe/Oslo:20261024T120000", "DURATION:PT24H"));
    assertThat(at(hours, "2026-10-25T09:59:59Z")).containsExactly("ada");
    assertThat(at(hours, "2026-10-25T10:00:00Z")).isEmpty();
    IcsCalendar both =
        calendar(event("1", "ada", "DTSTART;TZID=Europe/Oslo:20261024T120000", "DURATION:P1DT1H"));
    assertThat(at(both, "2026-10-25T11:59:59Z")).containsExactly("ada");
    assertThat(at(both, "2026-10-25T12:00:00Z")).isEmpty();
  }

  @Test
  void theEndOfARuleIsReadInTheZoneOfItsStart() {
    for (String until : List.of("20261130T173000", "20261130", "20261130T223000Z")) {
      IcsCalendar calendar =
          calendar(
              event(
                  "1",
                  "ada",
                  "DTSTART;TZID=America/New_York:20261101T173000",
                  "DURATION:PT2H",
                  "RRULE:FREQ=DAILY;UNTIL=" + until));
      assertThat(at(calendar, "2026-11-30T23:00:00Z")).as(until).containsExactly("ada");
      assertThat(at(calendar, "2026-12-01T23:00:00Z")).as(until).isEmpty();
    }
  }

  @Test
  void theEndOfWholeDaysIsADayHoweverItIsWritten() {
    for (String until : List.of("20261130", "20261130T000000Z", "20261130T235959Z")) {
      IcsCalendar calendar =
          calendar(
              "X-WR-TIMEZONE:America/New_York",
              event("1", "ada", "DTSTART;VALUE=DATE:20261101", "RRULE:FREQ=DAILY;UNTIL=" + until));
      assertThat(at(calendar, "2026-11-30T23:00:00Z")).as(until).containsExactly("ada");
      assertThat(at(calendar, "2026-12-01T23:00:00Z")).as(until).isEmpty();
    }
  }

  @Test
  void datesAndPeriodsComeOnTopOfTheStart() {
    IcsCalendar calendar =
        calendar(
            event(
                "1",
                "ada",
                "DTSTART:20261101T000000Z",
                "DTEND:20261101T010000Z",
                "RDATE:20261110T000000Z",
                "RDATE;VALUE=PERIOD:20261130T220000Z/PT3H,20261203T220000Z/20261204T020000Z"));
    assertThat(at(calendar, "2026-11-01T00:30:00Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-11-10T00:30:00Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-11-30T22:00:00Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-12-01T00:59:59Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-12-01T01:00:00Z")).isEmpty();
    assertThat(at(calendar, "2026-12-04T01:59:59Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-12-04T02:00:00Z")).isEmpty();
  }

  @Test
  void whatIsTakenOutIsFoundHoweverItIsWritten() {
    for (String out :
        List.of(
            ";TZID=Europe/Oslo:20261130T200000",
            ":20261130T190000Z",
            ":20261130T200000",
            ";VALUE=DATE:20261130")) {
      String series =
          event(
              "1",
              "ada",
              "DTSTART;TZID=Europe/Oslo:20261101T200000",
              "DURATION:PT6H",
              "RRULE:FREQ=DAILY");
      String withException = series.replace("\r\nRRULE", "\r\nEXDATE" + out + "\r\nRRULE");
      String override =
          event("1", "bob", "RECURRENCE-ID" + out, "DTSTART:20261130T190000Z", "DURATION:PT6H");
      assertThat(at(calendar(withException), "2026-11-30T20:00:00Z")).as(out).isEmpty();
      assertThat(at(calendar(withException), "2026-12-01T20:00:00Z")).containsExactly("ada");
      assertThat(at(calendar(series, override), "2026-11-30T20:00:00Z"))
          .as(out)
          .containsExactly("bob");
    }
  }

  @Test
  void oneOfManyDaysIsTakenOutAlsoByItsMidnight() {
    for (String out : List.of(":20261130T000000", ";TZID=America/New_York:20261130T000000")) {
      IcsCalendar calendar =
          calendar(
              "X-WR-TIMEZONE:America/New_York",
              event("1", "ada", "DTSTART;VALUE=DATE:20261101", "RRULE:FREQ=DAILY", "EXDATE" + out));
      assertThat(at(calendar, "2026-11-30T20:00:00Z")).as(out).isEmpty();
      assertThat(at(calendar, "2026-12-01T20:00:00Z")).containsExactly("ada");
    }
  }

  @Test
  void whatIsNotUnderstoodIsRefusedWithTheEventsName() {
    String series = event("1", "ada", "DTSTART:20261101T000000Z", "RRULE:FREQ=DAILY");
    assertThatThrownBy(() ->
            calendar(
                series,
                event(
                    "1",
                    "bob",
                    "RECURRENCE-ID;RANGE=THISANDFUTURE:20261129T000000Z",
                    "DTSTART:20261129T000000Z")))
        .hasMessage("the event bob: RECURRENCE-ID with RANGE is not understood");
    assertThatThrownBy(() -> calendar(series.replace("DAILY", "FORTNIGHTLY")))
        .hasMessage("the event ada: the part FREQ=FORTNIGHTLY of a rule is not understood");
    assertThatThrownBy(() -> calendar(event("1", "ada", "DURATION:P1D")))
        .hasMessage("the event ada: it has no DTSTART");
    for (String line : List.of("DTEND:tomorrow", "DURATION:P", "EXDATE:never", "RDATE:20261301")) {
      assertThatThrownBy(() -> calendar(event("1", "ada", "DTSTART:20261101T000000Z", line)))
          .as(line)
          .hasMessageStartingWith("the event ada: \"");
    }
  }
}
