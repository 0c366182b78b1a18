package dev.headroom.oncall;

import static dev.headroom.oncall.IcsCalendarTest.at;
import static dev.headroom.oncall.IcsCalendarTest.calendar;
import static dev.headroom.oncall.IcsCalendarTest.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which zone a time is in, by each of the ways to say so. */
class IcsZonesTest {
  /** As Outlook writes it. */
  private static final String EASTERN =
      String.join(
          "\r\n",
          "BEGIN:VTIMEZONE",
          "TZID:Eastern Standard Time",
          "BEGIN:STANDARD",
          "DTSTART:16010101T020000",
          "TZOFFSETFROM:-0400",
          "TZOFFSETTO:-0500",
          "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11",
          "END:STANDARD",
          "BEGIN:DAYLIGHT",
          "DTSTART:16010101T020000",
          "TZOFFSETFROM:-0500",
          "TZOFFSETTO:-0400",
          "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3",
          "END:DAYLIGHT",
          "END:VTIMEZONE");

  private static String shift(String zone) {
    return event(
        "1",
        "ada",
        "DTSTART;TZID=\"%s\":20261130T173000".formatted(zone),
        "DTEND;TZID=\"%s\":20261130T193000".formatted(zone));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "america/new_york",
        "/freeassociation.sourceforge.net/America/New_York",
        "/mozilla.org/20050126_1/America/New_York",
        "-05:00"
      })
  void aNameThatEndsInAKnownOneIsThatZone(String zone) {
    IcsCalendar calendar = calendar(shift(zone));
    assertThat(at(calendar, "2026-11-30T22:29:59Z")).isEmpty();
    assertThat(at(calendar, "2026-11-30T22:30:00Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-12-01T00:29:59Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-12-01T00:30:00Z")).isEmpty();
  }

  @Test
  void outlookSaysUtcInItsOwnWay() {
    assertThat(at(calendar(shift("tzone://Microsoft/Utc")), "2026-11-30T17:30:00Z"))
        .containsExactly("ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Eastern Standard Time", "Nowhere/Land", "/x.example/Nowhere", "Custom"})
  void aNameThatNobodyKnowsIsRefusedByName(String zone) {
    assertThatThrownBy(() -> calendar(shift(zone)))
        .hasMessageContaining("the event ada: the time zone \"%s\" is neither".formatted(zone));
  }

  @Test
  void aZoneOfTheFileIsWhatTheFileSays() {
    IcsCalendar calendar =
        calendar(
            EASTERN,
            event(
                "1",
                "ada",
                "DTSTART;TZID=Eastern Standard Time:20260101T173000",
                "DURATION:PT2H",
                "RRULE:FREQ=DAILY"));
    assertThat(at(calendar, "2026-07-01T21:29:59Z")).isEmpty();
    assertThat(at(calendar, "2026-07-01T21:30:00Z")).containsExactly("ada");
    assertThat(at(calendar, "2026-11-30T22:29:59Z")).isEmpty();
    assertThat(at(calendar, "2026-11-30T22:30:00Z")).containsExactly("ada");
  }

  @Test
  void aZoneOfTheFileCountsBeforeOneThatIsKnown() {
    IcsCalendar calendar =
        calendar(
            "BEGIN:VTIMEZONE",
            "TZID:Europe/Oslo",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:-0500",
            "TZOFFSETTO:-0500",
            "END:STANDARD",
            "END:VTIMEZONE",
            shift("Europe/Oslo"));
    assertThat(at(calendar, "2026-11-30T22:30:00Z")).containsExactly("ada");
  }

  @Test
  void aZoneOfTheFileThatCannotBeReadIsRefusedByName() {
    String broken = EASTERN.replace("TZOFFSETTO:-0500", "TZOFFSETTO:west");
    assertThatThrownBy(() -> calendar(broken, shift("Eastern Standard Time")))
        .hasMessageContaining(
            "\"Eastern Standard Time\" of the file: TZOFFSETTO:west is no offset");
  }

  @Test
  void theCalendarsOwnZoneMustBeKnownWhereItCounts() {
    String days = event("1", "ada", "DTSTART;VALUE=DATE:20261130");
    assertThatThrownBy(() -> calendar("X-WR-TIMEZONE:Eastern Standard Time", days))
        .hasMessageContaining("\"Eastern Standard Time\" is neither");
    assertThat(
            at(
                calendar("X-WR-TIMEZONE:Eastern Standard Time", EASTERN, days),
                "2026-12-01T04:59:59Z"))
        .containsExactly("ada");
    assertThat(
            at(
                calendar(
                    "X-WR-TIMEZONE:Nowhere/Land",
                    event("1", "ada", "DTSTART:20261130T000000Z", "DURATION:P1D")),
                "2026-11-30T12:00:00Z"))
        .containsExactly("ada");
  }
}
