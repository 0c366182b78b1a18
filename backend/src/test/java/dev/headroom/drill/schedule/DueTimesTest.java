package dev.headroom.drill.schedule;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a drill is due, whatever clocks do. */
class DueTimesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static DueTimes due(String at, ZoneId zone, DayOfWeek... days) {
    return new DueTimes(Set.of(days), LocalTime.parse(at), zone);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T23:59:00Z, 2026-02-24T09:00:00Z, 2026-03-03T09:00:00Z",
    "2026-03-03T08:59:59Z, 2026-02-24T09:00:00Z, 2026-03-03T09:00:00Z",
    "2026-03-03T09:00:00Z, 2026-03-03T09:00:00Z, 2026-03-10T09:00:00Z",
    "2026-03-03T09:00:01Z, 2026-03-03T09:00:00Z, 2026-03-10T09:00:00Z",
  })
  void itIsDueAtItsTimeOfItsDayByTheClockOfItsZone(String moment, String latest, String next) {
    DueTimes tuesdays = due("10:00", BERLIN, TUESDAY);
    assertThat(tuesdays.latest(Instant.parse(moment))).isEqualTo(Instant.parse(latest));
    assertThat(tuesdays.next(Instant.parse(moment))).isEqualTo(next);
  }

  @Test
  void itsDayIsThatOfItsZone() {
    DueTimes kiritimati = due("00:30", ZoneId.of("Pacific/Kiritimati"), MONDAY);
    assertThat(kiritimati.next(Instant.parse("2026-03-01T00:00:00Z")))
        .isEqualTo("2026-03-01T10:30:00Z");
  }

  /** On the 29th of March, clocks go from 02:00 to 03:00. */
  @Test
  void aTimeThatTheClockLeavesOutIsDueWhenTheClockGoesOn() {
    DueTimes sundays = due("02:30", BERLIN, SUNDAY);
    Instant gap = Instant.parse("2026-03-29T01:00:00Z");
    assertThat(sundays.next(gap.minusSeconds(1))).isEqualTo(gap);
    assertThat(sundays.latest(gap.plusSeconds(1))).isEqualTo(gap);
    assertThat(sundays.next(gap)).isEqualTo("2026-04-05T00:30:00Z");
  }

  /** On the 25th of October, clocks go from 03:00 back to 02:00. */
  @Test
  void aTimeThatComesTwiceIsDueOnce() {
    DueTimes sundays = due("02:30", BERLIN, SUNDAY);
    Instant first = Instant.parse("2026-10-25T00:30:00Z");
    assertThat(sundays.next(first.minusSeconds(1))).isEqualTo(first);
    assertThat(sundays.latest(first.plus(Duration.ofHours(1)))).isEqualTo(first);
    assertThat(sundays.next(first)).isEqualTo("2026-11-01T01:30:00Z");
  }

  /** Samoa had no 30th of December in 2011. */
  @Test
  void aDayThatDoesNotExistIsDueWhenTheNextBegins() {
    DueTimes fridays = due("10:00", ZoneId.of("Pacific/Apia"), DayOfWeek.FRIDAY);
    assertThat(fridays.next(Instant.parse("2011-12-29T00:00:00Z")))
        .isEqualTo("2011-12-30T10:00:00Z");
    assertThat(fridays.next(Instant.parse("2011-12-30T10:00:00Z")))
        .isEqualTo("2012-01-05T20:00:00Z");
  }

  /** Walked from one to the next, no due time is left out and none comes twice. */
  @Test
  void aYearHasEachOfItsDaysOnceInEveryZone() {
    RandomGenerator random = Seed.fixed(7);
    List<ZoneId> zones =
        List.of(
            BERLIN,
            ZoneOffset.UTC,
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Asia/Beirut"));
    for (int i = 0; i < 50; i++) {
      Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), MONDAY);
      LocalTime at = LocalTime.of(random.nextInt(24), random.nextInt(60));
      DueTimes times = new DueTimes(days, at, zones.get(i % zones.size()));
      Instant moment = Instant.parse("2026-01-01T12:00:00Z");
      for (int n = 0; n < 52 * days.size(); n++) {
        Instant next = times.next(moment);
        assertThat(next).isAfter(moment).isBefore(moment.plus(Duration.ofDays(8)));
        assertThat(times.latest(next)).isEqualTo(next);
        assertThat(times.latest(next.minusMillis(1))).isBefore(next);
        assertThat(days).contains(next.atZone(times.zone()).getDayOfWeek());
        moment = next;
      }
      assertThat(moment)
          .isBetween(Instant.parse("2026-12-20T00:00:00Z"), Instant.parse("2027-01-02T00:00:00Z"));
    }
  }
}
