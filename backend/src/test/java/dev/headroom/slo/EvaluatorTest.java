package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.TimeRange;
import dev.headroom.slo.Evaluator.History;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Promises;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private final CollectorRegistry registry = new CollectorRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private final Objectives objectives = countedForAMonth();
  private final Evaluator evaluator = new Evaluator(objectives, () -> nanos.getAndAdd(2_000_000));

  private Objectives countedForAMonth() {
    List<Objective> promised = List.of(Promises.requests("b"), Promises.requests("a"));
    Objectives month = new Objectives(SloConfig.defaults(), registry);
    month.replace(promised);
    Promises.count(month, promised, NOW.minus(Duration.ofDays(30)));
    return month;
  }

  /** Events of the first objective, "b". */
  private void count(Duration ago, double good, double bad) {
    long at = NOW.minus(ago).toEpochMilli();
    List<SeriesTap> taps = objectives.counting().taps();
    taps.get(0).increase(Promises.GOOD, at, good);
    taps.get(1).increase(Promises.GOOD, at, good + bad);
  }

  @Test
  void allPromisesAreEvaluatedInTheirOrder() {
    count(Duration.ofHours(2), 1, 0);
    count(Duration.ofSeconds(10), 1, 1);

    List<Evaluation> evaluations = evaluator.evaluateAll(NOW);

    assertThat(evaluations).extracting(each -> each.objective().name()).containsExactly("b", "a");
    assertThat(evaluations.getFirst().firing()).contains(Promises.PAGE);
    assertThat(evaluations.getFirst().at()).isEqualTo(NOW);
    assertThat(evaluations.getFirst().newest()).contains(NOW.minusSeconds(10));
    assertThat(evaluations.get(1).firing()).isEmpty();
    assertThat(evaluations.get(1).newest()).isEmpty();
  }

  @Test
  void burnsAreOfEachWindowOnceShortestFirst() {
    assertThat(evaluator.evaluate("a", NOW).orElseThrow().burns())
        .extracting(BurnRate::window)
        .containsExactly(
            Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(3));
  }

  @Test
  void burnRatesAreRoundedForPeopleAndNotForTheComparison() {
    count(Duration.ofHours(2), 1, 0);
    count(Duration.ofSeconds(10), 2, 1);

    assertThat(evaluator.evaluate("b", NOW).orElseThrow().burns().getFirst().rate())
        .isEqualTo(new BigDecimal("333.333"));
  }

  @Test
  void whatIsNotThereHasNoAnswer() {
    assertThat(evaluator.evaluate("nowhere", NOW)).isEmpty();
    assertThat(evaluator.history("nowhere", new TimeRange(0, 1), Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void metricsShowTheLastEvaluation() {
    count(Duration.ofDays(4), 1, 0);
    count(Duration.ofSeconds(10), 1_997, 2);

    evaluator.evaluateAll(NOW);
    evaluator.evaluate("b", NOW);

    String[] slo = {"slo"};
    String[] b = {"b"};
    assertThat(registry.getSampleValue("headroom_slo_budget_remaining_ratio", slo, b))
        .isEqualTo(0.0);
    assertThat(
            registry.getSampleValue(
                "headroom_slo_burn_rate", new String[] {"slo", "window"}, new String[] {"b", "6h"}))
        .isEqualTo(1.0005);
    assertThat(registry.getSampleValue("headroom_slo_evaluations_total")).isEqualTo(2.0);
    assertThat(registry.getSampleValue("headroom_slo_evaluation_seconds_sum")).isEqualTo(0.002);
    assertThat(registry.getSampleValue("headroom_slo_objectives")).isEqualTo(2.0);
  }

  @Test
  void theOnsetIsWhereTheUnbrokenRunOfBadSlicesBegan() {
    count(Duration.ofHours(3), 1, 0);
    count(Duration.ofMinutes(40), 0, 50);
    for (int seconds = 1_800; seconds > 0; seconds -= 10) {
      boolean isBad = seconds <= 600 && seconds > 20;
      count(Duration.ofSeconds(seconds), 90, isBad ? 10 : 0);
    }

    assertThat(evaluator.onset("b", NOW, Promises.PAGE)).isEqualTo(NOW.minusSeconds(600));
    assertThat(evaluator.onset("nowhere", NOW, Promises.PAGE)).isEqualTo(NOW);
    assertThat(evaluator.onset("a", NOW, Promises.PAGE)).isEqualTo(NOW);
  }

  /** Of ten requests in a step two fail, or none as chance has it; one failed a while before. */
  @Test
  void aBreachOfFewEventsBeganBeforeItsStepsWithoutABadOne() {
    for (int seconds = 1_800; seconds > 0; seconds -= 10) {
      boolean isBad = (seconds <= 600 && seconds % 50 != 0) || seconds == 1_000;
      count(Duration.ofSeconds(seconds), isBad ? 8 : 10, isBad ? 2 : 0);
    }

    assertThat(evaluator.onset("b", NOW, Promises.PAGE)).isEqualTo(NOW.minusSeconds(590));
  }

  @Test
  void stepsWithoutEventsAreNoPause() {
    for (int minutes = 40; minutes > 0; minutes -= 8) {
      count(Duration.ofMinutes(minutes), 50, 50);
    }

    assertThat(evaluator.onset("b", NOW, Promises.PAGE)).isEqualTo(NOW.minusSeconds(2_400));
  }

  /** A hundred requests in a step: one bad is too many, and far from what pages. */
  @Test
  void noiseBeforeABreachIsNotItsBeginning() {
    for (int seconds = 1_800; seconds > 0; seconds -= 10) {
      int bad = seconds <= 600 ? 50 : seconds % 60 == 0 ? 1 : 0;
      count(Duration.ofSeconds(seconds), 100 - bad, bad);
    }

    assertThat(evaluator.onset("b", NOW, Promises.PAGE)).isEqualTo(NOW.minusSeconds(600));
  }

  /** It is bad, good and bad again. */
  @ParameterizedTest
  @CsvSource({"290, 900", "300, 600"})
  void aPauseEndsABreachWhereItWouldHaveEndedTheAlert(int pauseSeconds, int beganSeconds) {
    for (int seconds = 900; seconds > 0; seconds -= 10) {
      boolean isGood = seconds > 600 && seconds <= 600 + pauseSeconds;
      count(Duration.ofSeconds(seconds), isGood ? 100 : 50, isGood ? 0 : 50);
    }

    assertThat(evaluator.onset("b", NOW, Promises.PAGE)).isEqualTo(NOW.minusSeconds(beganSeconds));
  }

  @Test
  void theOnsetIsLookedForNoFurtherBackThanTheLongWindow() {
    for (int minutes = 120; minutes > 0; minutes--) {
      count(Duration.ofMinutes(minutes), 9, 1);
    }
    assertThat(evaluator.onset("b", NOW, Promises.PAGE)).isEqualTo(NOW.minusSeconds(3_600));
  }

  @Test
  void theCourseEndsWithTheLastBadEvent() {
    for (int seconds = 600; seconds > 0; seconds -= 10) {
      int bad = seconds <= 300 ? 0 : seconds <= 450 ? 50 : 10;
      count(Duration.ofSeconds(seconds), 100 - bad, bad);
    }
    BreachSummary breach =
        evaluator.breach("b", NOW.minusSeconds(600), NOW, Duration.ofMinutes(1)).orElseThrow();
    assertThat(breach.lastBad()).isEqualTo(NOW.minusSeconds(300));
    assertThat(breach.counts()).isEqualTo(new Counts(2_100, 900, 0));
    assertThat(breach.badShare()).isEqualByComparingTo("0.3");
    assertThat(breach.worst()).isEqualByComparingTo("0.5");
    assertThat(evaluator.breach("b", NOW.minusSeconds(200), NOW, Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void exhaustionIsBounded() {
    count(Duration.ofSeconds(10), 1e12, 0);
    count(Duration.ofSeconds(10), 0, 1);
    count(Duration.ofDays(20), 0, 1e12);

    Evaluation evaluation = evaluator.evaluate("b", NOW).orElseThrow();

    assertThat(evaluation.exhaustionAtPace()).contains(Duration.ofDays(36_500));
    assertThat(evaluation.exhaustionOfRemaining()).contains(Duration.ZERO);
  }

  @Test
  void historyIsCountsPerStep() {
    count(Duration.ofMinutes(50), 10, 1);
    count(Duration.ofMinutes(20), 20, 2);
    count(Duration.ofSeconds(1), 30, 3);
    TimeRange hour = new TimeRange(NOW.minusSeconds(3_600).toEpochMilli(), NOW.toEpochMilli());

    History history = evaluator.history("b", hour, Duration.ofMinutes(20)).orElseThrow();

    assertThat(history.from()).isEqualTo(NOW.minusSeconds(3_600));
    assertThat(history.step()).isEqualTo(Duration.ofMinutes(20));
    assertThat(history.points())
        .extracting(Evaluator.HistoryPoint::counts)
        .containsExactly(new Counts(10, 1, 0), new Counts(0, 0, 0), new Counts(50, 5, 0));
  }

  @Test
  void theFirstEventIsTheSameWhateverStretchIsAskedFor() {
    TimeRange hour = new TimeRange(NOW.minusSeconds(3_600).toEpochMilli(), NOW.toEpochMilli());
    TimeRange minute = new TimeRange(NOW.minusSeconds(60).toEpochMilli(), NOW.toEpochMilli());
    assertThat(evaluator.history("b", hour, Duration.ofMinutes(7)).orElseThrow().first()).isEmpty();

    count(Duration.ofMinutes(50), 10, 1);
    count(Duration.ofSeconds(1), 30, 3);

    for (TimeRange range : List.of(hour, minute)) {
      for (int step : new int[] {1, 7, 30}) {
        assertThat(evaluator.history("b", range, Duration.ofMinutes(step)).orElseThrow().first())
            .contains(NOW.minus(Duration.ofMinutes(50)));
      }
    }
  }

  @Test
  void historyHasNoMorePointsThanAllowed() {
    count(Duration.ofDays(29), 10, 1);
    count(Duration.ofDays(1), 10, 1);
    TimeRange month =
        new TimeRange(NOW.minus(Duration.ofDays(30)).toEpochMilli(), NOW.toEpochMilli());

    History history = evaluator.history("b", month, Duration.ofMillis(1)).orElseThrow();

    assertThat(history.points()).hasSizeLessThanOrEqualTo(2_000);
    assertThat(history.step()).isEqualTo(Duration.ofMinutes(22));
    assertThat(history.points())
        .extracting(Evaluator.HistoryPoint::counts)
        .contains(new Counts(10, 1, 0));
  }

  @Test
  void rangesNobodyMeansAreAnsweredAllTheSame() {
    count(Duration.ofSeconds(1), 30, 3);

    History all =
        evaluator
            .history("b", new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE), Duration.ZERO)
            .orElseThrow();
    History nothing = evaluator.history("b", new TimeRange(5, 5), Duration.ZERO).orElseThrow();

    assertThat(all.points()).hasSizeLessThanOrEqualTo(2_001);
    assertThat(all.points())
        .extracting(Evaluator.HistoryPoint::counts)
        .contains(new Counts(30, 3, 0));
    assertThat(nothing.points()).isEmpty();
  }

  @Test
  void whatIsLeftInThePastIsWhatWasLeftThen() {
    for (int day = 1; day <= 30; day++) {
      count(Duration.ofDays(day), 1_000, day == 20 || day == 10 ? 9 : 0);
    }
    TimeRange month =
        new TimeRange(NOW.minus(Duration.ofDays(40)).toEpochMilli(), NOW.toEpochMilli());

    List<Evaluator.HistoryPoint> points =
        evaluator.history("b", month, Duration.ofDays(1)).orElseThrow().points();

    assertThat(points).as("ten days before counting began are absent").hasSize(30);
    assertThat(points.getFirst().at()).isEqualTo(NOW.minus(Duration.ofDays(30)));
    assertThat(points.getFirst().remaining()).contains(BigDecimal.ONE.setScale(0));
    assertThat(points.get(10).remaining().orElseThrow())
        .as("9 of the 11 that 11,009 events allow")
        .isBetween(new BigDecimal("0.18"), new BigDecimal("0.19"));
    assertThat(points.getLast().remaining())
        .contains(evaluator.evaluate("b", NOW).orElseThrow().budget().remaining());
  }

  @Test
  void whatWasLeftOfNothingIsNotKnown() {
    TimeRange day = new TimeRange(NOW.minus(Duration.ofDays(1)).toEpochMilli(), NOW.toEpochMilli());

    assertThat(evaluator.history("a", day, Duration.ofHours(1)).orElseThrow().points())
        .hasSize(24)
        .allMatch(point -> point.counts().equals(Counts.NONE) && point.remaining().isEmpty());
  }
}
