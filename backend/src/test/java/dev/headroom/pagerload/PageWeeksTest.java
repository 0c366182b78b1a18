package dev.headroom.pagerload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerting.TestClock;
import dev.headroom.capacity.PageBudget;
import dev.headroom.capacity.PageBudget.Night;
import dev.headroom.capacity.Services;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.pagerload.PagerLoad.PageTarget;
import dev.headroom.pagerload.PagerLoad.ServiceLoad;
import dev.headroom.pagerload.PagerLoad.Week;
import dev.headroom.pagerload.PagerLoad.WeekLoad;
import dev.headroom.pagerload.record.PagerLoadRecords.ToldPage;
import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weeks, nights, and what is over a page budget. */
class PageWeeksTest {
  private static final Instant NOW = Instant.parse("2026-10-28T12:00:00Z");
  private static final PageBudget BUDGET =
      new PageBudget(OptionalInt.of(2), OptionalInt.of(0), OptionalDouble.of(0.5), Night.UTC);

  @TempDir Path folder;

  @Test
  void weeksBeginOnMondayByTheClockOnTheWall() {
    List<Week> weeks = CalendarWeeks.until(NOW, ZoneId.of("Europe/Oslo"), 2);
    assertThat(weeks).extracting(Week::isOver).containsExactly(true, false);
    assertThat(weeks)
        .extracting(Week::monday)
        .map(Object::toString)
        .containsExactly("2026-10-19", "2026-10-26");
    assertThat(weeks.getFirst().start()).isEqualTo("2026-10-18T22:00:00Z");
    // The clocks are set back on that Sunday, so the week has an hour more.
    assertThat(Duration.between(weeks.getFirst().start(), weeks.getFirst().end()))
        .isEqualTo(Duration.ofHours(7 * 24 + 1));
    assertThat(weeks.getLast().start()).isEqualTo(weeks.getFirst().end());
  }

  @Test
  void aWeekThatBeginsNowHoldsNow() {
    Instant monday = Instant.parse("2026-10-26T00:00:00Z");
    Week last = CalendarWeeks.until(monday, ZoneOffset.UTC, 1).getFirst();
    assertThat(last.start()).isEqualTo(monday);
    assertThat(CalendarWeeks.until(monday.minusMillis(1), ZoneOffset.UTC, 1).getFirst().end())
        .isEqualTo(monday);
  }

  @ParameterizedTest
  @CsvSource({
    "22:00, 07:00, 21:59:59, false", "22:00, 07:00, 22:00:00, true",
    "22:00, 07:00, 00:00:00, true", "22:00, 07:00, 06:59:59, true",
    "22:00, 07:00, 07:00:00, false", "01:00, 06:00, 00:59:59, false",
    "01:00, 06:00, 01:00:00, true", "01:00, 06:00, 06:00:00, false",
  })
  void aNightIsItsWindowWhetherItGoesOverMidnightOrNot(
      LocalTime start, LocalTime end, String time, boolean isNight) {
    Night night = new Night(start, end, ZoneOffset.UTC);
    assertThat(night.holds(Instant.parse("2026-10-28T" + time + "Z"))).isEqualTo(isNight);
  }

  @Test
  void aNightIsThatOfItsZoneInSummerAndInWinter() {
    Night oslo = new Night(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Oslo"));
    assertThat(oslo.holds(Instant.parse("2026-07-01T20:30:00Z"))).isTrue();
    assertThat(oslo.holds(Instant.parse("2026-12-01T20:30:00Z"))).isFalse();
  }

  private static ToldPage page(Week week, int hour, boolean acted) {
    return new ToldPage("inc-1", 1, "web", week.start().plus(Duration.ofHours(hour)), acted);
  }

  private static WeekLoad load(Week week, ToldPage... pages) {
    return WeekCount.of(week, BUDGET, List.of(pages));
  }

  @Test
  void whatIsAtItsTargetIsWithinAndOneMoreIsOver() {
    Week week = CalendarWeeks.until(NOW, ZoneOffset.UTC, 2).getFirst();
    assertThat(load(week, page(week, 8, true), page(week, 9, false)).over()).isEmpty();
    assertThat(load(week, page(week, 8, true), page(week, 9, true), page(week, 10, true)).over())
        .containsExactly(PageTarget.PER_WEEK);
    assertThat(load(week, page(week, 23, true)).over()).containsExactly(PageTarget.AT_NIGHT);
    assertThat(load(week, page(week, 8, false)).over()).containsExactly(PageTarget.ACTION_SHARE);
    assertThat(load(week).over()).isEmpty();
  }

  @Test
  void inAWeekThatGoesOnSomebodyMayStillAct() {
    Week week = CalendarWeeks.until(NOW, ZoneOffset.UTC, 1).getFirst();
    assertThat(load(week, page(week, 8, false)).over()).isEmpty();
    assertThat(load(week, page(week, 23, false)).over()).containsExactly(PageTarget.AT_NIGHT);
  }

  @Test
  void withoutATargetNothingIsOver() {
    Week week = CalendarWeeks.until(NOW, ZoneOffset.UTC, 2).getFirst();
    List<ToldPage> pages = List.of(page(week, 23, false), page(week, 1, false));
    assertThat(WeekCount.of(week, PageBudget.NONE, pages).over()).isEmpty();
    assertThat(PageBudget.NONE.isSet()).isFalse();
    assertThat(BUDGET.isSet()).isTrue();
  }

  @Test
  void whatIsOverIsSaidInWordsTheNewestFirst() {
    List<Week> weeks = CalendarWeeks.until(NOW, ZoneOffset.UTC, 2);
    Week first = weeks.getFirst();
    Week last = weeks.getLast();
    ServiceLoad web =
        new ServiceLoad(
            "web",
            BUDGET,
            List.of(
                load(first, page(first, 8, false), page(first, 9, false), page(first, 10, true)),
                load(last, page(last, 23, true))));
    assertThat(OverBudget.sentences(weeks, List.of(web)))
        .containsExactly(
            "web is over its page budget in the week of 2026-10-26: 1 page at night, at most 0 are"
                + " planned.",
            "web is over its page budget in the week of 2026-10-19: 3 pages, at most 2 are planned.",
            "web is over its page budget in the week of 2026-10-19: somebody acted on 1 of 3 pages,"
                + " at least 50 % are planned.");
  }

  @Test
  void aReportIsBoundedAndALookThatCannotReadIsCounted() throws Exception {
    CollectorRegistry registry = new CollectorRegistry();
    StateDatabase database =
        StateDatabase.open(StateFile.in(folder), System::nanoTime, new CollectorRegistry());
    TestClock clock = new TestClock(NOW.toString());
    PagerLoad load = new PagerLoad(database, clock, registry);
    for (int weeks : List.of(0, 27)) {
      assertThatThrownBy(() -> load.report(weeks)).hasMessage("weeks must be 1 to 26: " + weeks);
    }
    assertThat(load.report(26).weeks()).hasSize(26);
    load.look();
    database.close();
    load.look();
    assertThat(registry.getSampleValue("headroom_pagerload_failures_total")).isZero();
    clock.advance(Duration.ofMinutes(10));
    load.look();
    assertThat(registry.getSampleValue("headroom_pagerload_failures_total")).isOne();
  }

  @Test
  void whatIsDeclaredAnewIsLookedAtAtOnce() throws Exception {
    CollectorRegistry registry = new CollectorRegistry();
    StateDatabase database =
        StateDatabase.open(StateFile.in(folder), System::nanoTime, new CollectorRegistry());
    PagerLoad load = new PagerLoad(database, new TestClock(NOW.toString()), registry);
    load.look();
    database.close();
    load.look();
    assertThat(registry.getSampleValue("headroom_pagerload_failures_total")).isZero();
    load.declare(Services.NONE);
    load.look();
    assertThat(registry.getSampleValue("headroom_pagerload_failures_total")).isOne();
  }
}
