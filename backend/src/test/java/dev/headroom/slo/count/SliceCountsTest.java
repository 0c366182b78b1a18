package dev.headroom.slo.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceCountsTest {
  private static final Instant ZERO = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final IndicatorTally ONE = new IndicatorTally(1, 1, 0);

  private final SliceCounts counts =
      new SliceCounts(SliceGrid.of(WindowScale.NONE), MONTH.toMillis());

  private boolean add(Duration at) {
    return counts.add(ZERO.plus(at).toEpochMilli(), ONE);
  }

  private long total(Duration at, Duration window) {
    return counts.window(ZERO.plus(at), window).total();
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void aWindowOnSliceBoundariesIsExact() {
    add(seconds(-301));
    add(seconds(-300));
    add(seconds(-1));
    add(Duration.ofMillis(-1));
    add(seconds(0));

    assertThat(total(Duration.ZERO, Duration.ofMinutes(5))).isEqualTo(3);
  }

  @Test
  void countsStopAtTheLargestNumber() {
    IndicatorTally most =
        new IndicatorTally(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    for (int second : new int[] {-1, -1, -20, -7_200}) {
      counts.add(ZERO.plusSeconds(second).toEpochMilli(), most);
    }

    for (Duration window : List.of(seconds(10), seconds(60), Duration.ofDays(1), MONTH)) {
      assertThat(counts.window(ZERO, window)).isEqualTo(most);
    }
    assertThat(most.judged(Indicator.Side.BAD))
        .isEqualTo(new Counts(0, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE));
    assertThat(most.excess()).isZero();
    assertThat(new Counts(Long.MAX_VALUE, 1, 1).total()).isEqualTo(Long.MAX_VALUE);
    assertThat(new Counts(Long.MAX_VALUE, 1, 1).plus(new Counts(1, 1, 1)))
        .isEqualTo(new Counts(Long.MAX_VALUE, 2, 2));
  }

  @Test
  void betweenBoundariesTheWindowBeginsOnOneAndHoldsTheSliceThatIsNotOver() {
    add(seconds(-300));
    add(seconds(-290));
    add(seconds(0));
    add(seconds(9));

    assertThat(total(Duration.ofMillis(1), Duration.ofMinutes(5))).isEqualTo(3);
    assertThat(total(seconds(10), Duration.ofMinutes(5))).isEqualTo(3);
    assertThat(total(seconds(11), Duration.ofMinutes(5))).isEqualTo(2);
  }

  @Test
  void windowsOverThreeDaysAreCutByTheMinute() {
    Duration fourDays = Duration.ofDays(4);
    add(seconds(-30));
    add(seconds(0));
    add(seconds(59));

    assertThat(total(seconds(0), fourDays)).isEqualTo(1);
    assertThat(total(seconds(1), fourDays)).isEqualTo(2);
    assertThat(total(seconds(51), fourDays)).isEqualTo(3);
    assertThat(total(fourDays, fourDays)).isEqualTo(2);
    assertThat(total(fourDays.plusSeconds(1), fourDays)).isZero();
  }

  @Test
  void lateEventsGoToTheSliceOfTheirTime() {
    add(seconds(0));
    add(Duration.ofDays(-2));
    add(Duration.ofDays(-20));

    assertThat(total(seconds(10), Duration.ofHours(1))).isEqualTo(1);
    assertThat(total(seconds(10), Duration.ofDays(3))).isEqualTo(2);
    assertThat(total(seconds(10), MONTH)).isEqualTo(3);
    assertThat(counts.newest()).contains(ZERO);
  }

  @Test
  void eventsBeforeEverythingKeptAreRefused() {
    Duration halfDay = Duration.ofHours(12);
    for (int i = 0; i < 160; i++) {
      assertThat(add(halfDay.multipliedBy(i))).isTrue();
    }
    Duration newest = halfDay.multipliedBy(159);

    assertThat(add(Duration.ofDays(1))).isFalse();
    assertThat(add(newest.minus(MONTH))).isTrue();
    assertThat(total(newest.plusMillis(1), MONTH)).isEqualTo(60);
  }

  /** A clock that runs a century ahead must not cost the month that is kept. */
  @Test
  void anEventFarInTheFutureTakesNothingAway() {
    for (int day = -30; day < 0; day++) {
      add(Duration.ofDays(day));
    }
    add(Duration.ofDays(36_500));
    add(seconds(-1));

    assertThat(total(Duration.ZERO, MONTH)).isEqualTo(31);
    assertThat(total(Duration.ZERO, Duration.ofDays(3))).isEqualTo(4);
  }

  /** Scaled blocks are short, so an hour is many of them. */
  @Test
  void clocksAnHourAheadTakeNothingAwayWhereWindowsAreScaled() {
    Duration window = Duration.ofHours(12);
    SliceCounts scaled = new SliceCounts(SliceGrid.of(new WindowScale(60)), window.toMillis());
    for (int minute = -720; minute < 60; minute++) {
      scaled.add(ZERO.plus(Duration.ofMinutes(minute)).toEpochMilli(), ONE);
    }

    assertThat(scaled.window(ZERO, window).total()).isEqualTo(720);
    assertThat(scaled.window(ZERO, Duration.ofHours(1)).total()).isEqualTo(60);
  }

  @Test
  void timesBeforeTheEpochAreTimesLikeOthers() {
    counts.add(-1, ONE);

    assertThat(counts.window(Instant.EPOCH, Duration.ofMinutes(5))).isEqualTo(ONE);
    assertThat(counts.window(Instant.ofEpochMilli(-10_000), Duration.ofMinutes(5)))
        .isEqualTo(IndicatorTally.NONE);
  }

  @Test
  void whatWasSharedDoesNotChange() {
    add(seconds(0));
    SliceCounts.SavedSlices saved = counts.save();
    add(seconds(0));
    add(seconds(3_600));

    SliceCounts other = new SliceCounts(SliceGrid.of(WindowScale.NONE), MONTH.toMillis());
    other.restore(saved);

    assertThat(other.window(ZERO.plusSeconds(10), MONTH).total()).isEqualTo(1);
    assertThat(other.window(ZERO.plusSeconds(10), Duration.ofHours(1)).total()).isEqualTo(1);
    assertThat(other.newest()).contains(ZERO);
    assertThat(total(seconds(10), MONTH)).isEqualTo(2);
  }

  @Test
  void stepsAreWidenedToSlicesAndTheLastIsCut() {
    add(seconds(0));
    add(seconds(10));
    add(seconds(29));
    add(seconds(35));

    SliceCounts.SliceSteps steps =
        counts.steps(
            ZERO.plusSeconds(1).toEpochMilli(),
            ZERO.plusSeconds(41).toEpochMilli(),
            15_000,
            ZERO,
            MONTH);

    assertThat(steps.fromMillis()).isEqualTo(ZERO.toEpochMilli());
    assertThat(steps.stepMillis()).isEqualTo(20_000);
    assertThat(totals(steps)).containsExactly(2L, 2L, 0L);
  }

  @Test
  void stepsReachingFurtherBackThanThreeDaysAreOfMinutes() {
    add(Duration.ofDays(-10));
    add(seconds(0));

    SliceCounts.SliceSteps steps =
        counts.steps(
            ZERO.minus(Duration.ofDays(10)).toEpochMilli(),
            ZERO.plusSeconds(1).toEpochMilli(),
            Duration.ofDays(5).toMillis() - 1,
            ZERO.minus(Duration.ofDays(10)),
            MONTH);

    assertThat(steps.stepMillis()).isEqualTo(Duration.ofDays(5).toMillis());
    assertThat(totals(steps)).containsExactly(1L, 0L, 1L);
  }

  private static List<Long> totals(SliceCounts.SliceSteps steps) {
    return steps.steps().stream().map(each -> each.tally().total()).toList();
  }

  @Test
  void stepsBeforeTheBeginningOrNoLongerKeptAreLeftOut() {
    SliceCounts day =
        new SliceCounts(SliceGrid.of(WindowScale.NONE), Duration.ofDays(1).toMillis());
    Duration halfDay = Duration.ofHours(12);
    for (int i = -20; i < 0; i++) {
      day.add(ZERO.plus(halfDay.multipliedBy(i)).toEpochMilli(), ONE);
    }
    long from = ZERO.minus(Duration.ofDays(20)).toEpochMilli();

    SliceCounts.SliceSteps young =
        day.steps(
            from, ZERO.toEpochMilli(), halfDay.toMillis(), ZERO.minus(halfDay), Duration.ofDays(1));
    SliceCounts.SliceSteps old =
        day.steps(from, ZERO.toEpochMilli(), halfDay.toMillis(), Instant.EPOCH, Duration.ofDays(1));

    assertThat(young.steps())
        .extracting(SliceCounts.SliceStep::toMillis)
        .containsExactly(0L + ZERO.toEpochMilli());
    assertThat(totals(old))
        .as("two windows, an hour ahead and two blocks")
        .hasSize(7)
        .containsOnly(1L);
    assertThat(old.steps().getFirst().window()).as("it began before what is kept").isEmpty();
    assertThat(old.steps().getLast().window()).contains(new IndicatorTally(2, 2, 0));
  }

  @Test
  void scaledTimeHasShorterSlices() {
    SliceCounts fast = new SliceCounts(SliceGrid.of(new WindowScale(60)), 43_200_000);
    fast.add(ZERO.toEpochMilli(), ONE);
    fast.add(ZERO.plusSeconds(1).toEpochMilli(), ONE);

    assertThat(fast.window(ZERO.plusSeconds(1), seconds(5)).total()).isEqualTo(1);
    assertThat(fast.window(ZERO.plusSeconds(6), seconds(5)).total()).isEqualTo(1);
    assertThat(fast.window(ZERO.plus(Duration.ofHours(12)), Duration.ofHours(12)).total())
        .isEqualTo(2);
  }

  @Test
  void gridsCutEveryWindowOfWholeMinutesEvenly() {
    for (int factor : List.of(1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60)) {
      SliceGrid grid = SliceGrid.of(new WindowScale(factor));

      assertThat(grid.coarseMillis() % grid.fineMillis()).as("scale %d", factor).isZero();
      assertThat(60_000 / factor % grid.coarseMillis()).as("scale %d", factor).isZero();
      assertThat(grid.fineMillis()).isBetween(1_000L, 10_000L);
    }
  }

  @Test
  void whatIsSpreadIsEvenAndExact() {
    long now = ZERO.toEpochMilli();
    IndicatorTally hundred = new IndicatorTally(33, 100, 7, 100);
    assertThat(counts.spread(now - 300_000, now, hundred)).isTrue();

    assertThat(counts.window(ZERO, Duration.ofMinutes(5))).isEqualTo(hundred);
    for (int i = 0; i < 5; i++) {
      IndicatorTally minute = counts.window(ZERO.minusSeconds(60L * i), Duration.ofMinutes(1));
      assertThat(minute.total()).isEqualTo(20);
      assertThat(minute.events()).isBetween(6L, 7L);
    }
    assertThat(counts.newest()).contains(ZERO);
  }

  @Test
  void oneEventIsSpreadAsOneEvent() {
    long now = ZERO.toEpochMilli();
    counts.spread(now - 12_345, now - 1_111, new IndicatorTally(0, 1, 0, 1));

    assertThat(counts.window(ZERO, Duration.ofMinutes(1)))
        .isEqualTo(new IndicatorTally(0, 1, 0, 1));
  }

  @Test
  void aStretchBeyondWhatIsKeptIsCutAndNothingIsLost() {
    long now = ZERO.toEpochMilli();
    assertThat(
            counts.spread(
                now - Duration.ofDays(300).toMillis(), now, new IndicatorTally(5, 9_999, 0)))
        .isTrue();

    assertThat(counts.window(ZERO, MONTH)).isEqualTo(new IndicatorTally(5, 9_999, 0));
    long week = counts.window(ZERO, Duration.ofDays(7)).total();
    assertThat(week).isBetween(2_300L, 2_360L);
  }

  @Test
  void aLongStretchIsCutIntoABoundedNumberOfPieces() {
    long now = ZERO.toEpochMilli();
    Duration stretch = Duration.ofHours(12);
    long since = now - stretch.toMillis();
    counts.spread(since, now, new IndicatorTally(0, 1_000_000, 0));

    long filled =
        counts.steps(since, now, 10_000, Instant.ofEpochMilli(since), stretch).steps().stream()
            .filter(each -> each.tally().total() > 0)
            .count();
    assertThat(filled).isEqualTo(SliceCounts.SPREAD_PIECES_MAX);
  }
}
