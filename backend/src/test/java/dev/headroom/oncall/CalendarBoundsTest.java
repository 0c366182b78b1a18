package dev.headroom.oncall;

import static dev.headroom.oncall.IcsCalendarTest.at;
import static dev.headroom.oncall.IcsCalendarTest.calendar;
import static dev.headroom.oncall.IcsCalendarTest.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No calendar keeps a thread for long, whatever it says. */
@Timeout(60)
class CalendarBoundsTest {
  private static final String MOMENT = "2026-11-30T23:00:00Z";

  @Test
  void whatIsCancelledForEverIsNobodysShift() {
    assertThat(
            at(
                calendar(
                    event(
                        "1",
                        "ada",
                        "DTSTART:20261101T000000Z",
                        "DURATION:P1D",
                        "RRULE:FREQ=DAILY",
                        "EXRULE:FREQ=DAILY")),
                MOMENT))
        .isEmpty();
  }

  @Test
  void whatIsCancelledFromADayOnIsWorkedUpTo() {
    IcsCalendar calendar =
        calendar(
            event(
                "1",
                "ada",
                "DTSTART:20261101T000000Z",
                "DURATION:P1D",
                "RRULE:FREQ=DAILY",
                "EXRULE:FREQ=DAILY;INTERVAL=2"));
    assertThat(at(calendar, "2026-11-29T23:00:00Z")).isEmpty();
    assertThat(at(calendar, MOMENT)).containsExactly("ada");
  }

  @Test
  void rulesThatNeverYieldAreWorkedOutAsNobodysShift() {
    for (String rule :
        new String[] {
          "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
          "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31",
          "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
          "FREQ=HOURLY;INTERVAL=2;BYHOUR=1",
          "FREQ=WEEKLY;BYDAY=MO;BYMONTHDAY=31;BYMONTH=2"
        }) {
      IcsCalendar calendar =
          calendar(event("1", "ada", "DTSTART:19900101T000000Z", "DURATION:P1D", "RRULE:" + rule));
      assertThat(at(calendar, MOMENT)).as(rule).isEmpty();
    }
  }

  @Test
  void whatTakesTooManyStepsIsRefused() {
    IcsCalendar counted =
        calendar(
            event(
                "1",
                "ada",
                "DTSTART:19900101T000000Z",
                "DURATION:P1D",
                "RRULE:FREQ=SECONDLY;COUNT=1;BYMONTH=2;BYMONTHDAY=30"));
    assertThatThrownBy(() -> at(counted, MOMENT))
        .hasMessage("the event ada: working it out takes more than 2000000 steps");
    String[] many =
        Collections.nCopies(
                400,
                event(
                    "1",
                    "ada",
                    "DTSTART:20200101T000000Z",
                    "DURATION:PT1M",
                    "RRULE:FREQ=HOURLY;COUNT=40000",
                    "EXRULE:FREQ=HOURLY"))
            .toArray(String[]::new);
    IcsCalendar together = calendar(many);
    assertThatThrownBy(() -> at(together, MOMENT)).hasMessageContaining("2000000 steps");
  }

  @Test
  void aTimeZoneOfTheFileIsBoundedToo() {
    String[] lines = {
      "BEGIN:VTIMEZONE",
      "TZID:Spin",
      "BEGIN:STANDARD",
      "DTSTART:19700101T000000",
      "TZOFFSETFROM:+0100",
      "TZOFFSETTO:+0000",
      "RRULE:FREQ=SECONDLY",
      "END:STANDARD",
      "END:VTIMEZONE",
      event("1", "ada", "DTSTART;TZID=Spin:20261130T000000", "DURATION:P1D")
    };
    assertThatThrownBy(() -> calendar(lines))
        .hasMessageStartingWith("the event ada: the time zone \"Spin\" of the file: it comes back");
  }

  @Test
  void timesAndLengthsBeyondAllMeasureAreRefused() {
    IcsCalendar longest =
        calendar(event("1", "ada", "DTSTART:20261130T000000Z", "DURATION:P999999999W"));
    assertThat(at(longest, MOMENT)).containsExactly("ada");
    IcsCalendar rare =
        calendar(
            event(
                "1",
                "ada",
                "DTSTART:20261130T000000Z",
                "DURATION:P1D",
                "RRULE:FREQ=YEARLY;INTERVAL=2147483647"));
    assertThatThrownBy(() -> at(rare, MOMENT)).hasMessageContaining("out of all time");
  }

  @Test
  void moreShiftsThanAnybodyHasAreRefused() {
    String[] many =
        Collections.nCopies(
                40,
                event(
                    "1", "ada", "DTSTART:20261128T000000Z", "DURATION:PT1M", "RRULE:FREQ=MINUTELY"))
            .toArray(String[]::new);
    IcsCalendar calendar = calendar(many);
    assertThatThrownBy(() -> at(calendar, MOMENT)).hasMessageContaining("50000 shifts");
  }

  @Test
  void listsAndNamesWithoutEndAreNoMoreWork() {
    String days = String.join(",", Collections.nCopies(250_000, "MO"));
    IcsCalendar list =
        calendar(
            event(
                "1",
                "ada",
                "DTSTART:19900101T000000Z",
                "DURATION:P1D",
                "RRULE:FREQ=HOURLY;COUNT=40000;BYHOUR=0;BYDAY=" + days));
    assertThat(at(list, MOMENT)).containsExactly("ada");
    String name = "/".repeat(500_000);
    assertThatThrownBy(
            () -> calendar(event("1", "ada", "DTSTART;TZID=%s:20261130T000000".formatted(name))))
        .hasMessageContaining("the event ada: the time zone");
  }
}
