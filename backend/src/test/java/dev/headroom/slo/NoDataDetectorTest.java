package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import dev.headroom.slo.Evaluation.PromiseState;
import dev.headroom.slo.Evaluation.WatchGap;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Promises;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a promise says of itself when what it watches is not there. */
class NoDataDetectorTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Labels OTHER = Labels.of(Labels.NAME, "logins_total", "code", "200");

  private CollectorRegistry registry = new CollectorRegistry();

  /** A promise, its two taps and its evaluator. */
  private record World(Evaluator evaluator, SeriesTap events, SeriesTap total) {
    /** A series that appears in the store. */
    void appears(Labels series) {
      events.wants(series);
      total.wants(series);
    }

    void count(Instant at, double eventsGrowth, double totalGrowth) {
      if (events.wants(Promises.GOOD) || events.wants(Promises.BAD)) {
        events.increase(Promises.GOOD, at.toEpochMilli(), eventsGrowth);
      }
      if (total.wants(Promises.GOOD)) {
        total.increase(Promises.GOOD, at.toEpochMilli(), totalGrowth);
      }
    }

    Evaluation at(Instant at) {
      return evaluator.evaluate("a", at).orElseThrow();
    }
  }

  private World world(Indicator.Side side, String events, String total) {
    registry = new CollectorRegistry();
    Indicator indicator = new Indicator(side, Promises.counter(events), Promises.counter(total));
    List<Objective> promised = List.of(Promises.of("a", indicator, "0.999", Duration.ofDays(30)));
    Objectives objectives = new Objectives(SloConfig.defaults(), registry);
    objectives.replace(promised);
    Promises.count(objectives, promised, NOW);
    List<SeriesTap> taps = objectives.counting().taps();
    return new World(new Evaluator(objectives, () -> 0), taps.get(0), taps.get(1));
  }

  private World good(String events) {
    return world(Indicator.Side.GOOD, events, "requests_total");
  }

  @Test
  void whatNothingMatchesIsUnmeasuredAndItsOwnerIsDueAfterTheGrace() {
    World world = world(Indicator.Side.GOOD, "request_total{code=\"200\"}", "request_total");
    world.appears(Promises.GOOD);

    Evaluation first = world.at(NOW);
    Evaluation soon = world.at(NOW.plusSeconds(3_599));
    Evaluation later = world.at(NOW.plusSeconds(3_600));

    assertThat(first.state()).isEqualTo(PromiseState.UNMEASURED);
    assertThat(first.coverage()).isEmpty();
    assertThat(first.indicator()).isEmpty();
    assertThat(first.budget().known()).isEmpty();
    assertThat(first.burns()).allMatch(burn -> burn.known().isEmpty());
    assertThat(first.exhaustionOfRemaining()).isEmpty();
    assertThat(first.gap())
        .contains(
            new WatchGap(
                WatchGap.GapKind.UNMEASURED,
                "good request_total{code=\"200\"}, total request_total",
                NOW,
                false));
    assertThat(soon.gap().orElseThrow().due()).isFalse();
    assertThat(later.gap().orElseThrow().due()).isTrue();
  }

  @Test
  void goodEventsThatNothingCouldMatchAreNotAnOutage() {
    for (String events : List.of("request_total{code=\"200\"}", "requests_total{status=\"200\"}")) {
      World world = good(events);
      world.appears(Promises.GOOD);
      world.total().increase(Promises.GOOD, NOW.toEpochMilli(), 1_000);

      Evaluation evaluation = world.at(NOW.plusSeconds(1));

      assertThat(evaluation.firing()).isEmpty();
      assertThat(evaluation.state()).isEqualTo(PromiseState.UNMEASURED);
      assertThat(evaluation.counts()).isEqualTo(new Counts(0, 0, 1_000));
      assertThat(evaluation.gap().orElseThrow().what()).isEqualTo("good " + events);
    }
  }

  @Test
  void whatIsDownFromTheStartIsAnOutage() {
    World world = good("requests_total{code=\"200\"}");
    world.appears(Promises.BAD);
    for (int second = 0; second < 120; second++) {
      world.total().increase(Promises.BAD, NOW.plusSeconds(second).toEpochMilli(), 10);
    }

    Evaluation evaluation = world.at(NOW.plusSeconds(120));

    assertThat(evaluation.firing()).contains(Promises.PAGE);
    assertThat(evaluation.state()).isEqualTo(PromiseState.BURNING);
  }

  @Test
  void badEventsThatNeverHappenedAreMeasuredWhereTheMetricAndItsLabelsAre() {
    World world = world(Indicator.Side.BAD, "requests_total{code=\"500\"}", "requests_total");
    world.appears(Promises.GOOD);
    world.total().increase(Promises.GOOD, NOW.toEpochMilli(), 1_000);

    assertThat(world.at(NOW.plusSeconds(1)).state()).isEqualTo(PromiseState.MET);
    assertThat(world.at(NOW.plusSeconds(1)).coverage().orElseThrow()).isEqualByComparingTo("1");
  }

  @Test
  void badEventsOfAMetricOrALabelThatIsNotThereAreUnmeasured() {
    for (String events : List.of("request_errors_total", "requests_total{status=\"500\"}")) {
      World world = world(Indicator.Side.BAD, events, "requests_total");
      world.appears(Promises.GOOD);
      world.appears(OTHER);
      world.total().increase(Promises.GOOD, NOW.toEpochMilli(), 1_000);

      Evaluation evaluation = world.at(NOW.plusSeconds(1));

      assertThat(evaluation.state()).as(events).isEqualTo(PromiseState.UNMEASURED);
      assertThat(evaluation.gap().map(WatchGap::what)).contains("bad " + events);
    }
  }

  @Test
  void aTotalThatNothingMatchesIsUnmeasuredThoughBadEventsCome() {
    World world = world(Indicator.Side.BAD, "requests_total{code=\"500\"}", "request_total");
    world.appears(Promises.BAD);
    world.events().increase(Promises.BAD, NOW.toEpochMilli(), 50);

    Evaluation evaluation = world.at(NOW.plusSeconds(1));

    assertThat(evaluation.firing()).isEmpty();
    assertThat(evaluation.state()).isEqualTo(PromiseState.UNMEASURED);
    assertThat(evaluation.gap().map(WatchGap::what)).contains("total request_total");
  }

  @Test
  void aSourceThatStopsIsSilentAndDueAfterTheGrace() {
    World world = good("requests_total{code=\"200\"}");
    world.at(NOW.minus(Duration.ofDays(1)));
    for (int i = -100; i <= 0; i++) {
      world.count(NOW.plusSeconds(10L * i), 100, 100);
    }

    assertThat(world.at(NOW.plusSeconds(300)).state()).isEqualTo(PromiseState.MET);
    Evaluation silent = world.at(NOW.plusSeconds(301));
    assertThat(silent.state()).isEqualTo(PromiseState.SILENT);
    assertThat(silent.gap().orElseThrow().kind()).isEqualTo(WatchGap.GapKind.SILENT);
    assertThat(silent.gap().orElseThrow().since()).isEqualTo(NOW);
    assertThat(silent.gap().orElseThrow().due()).isFalse();
    assertThat(world.at(NOW.plusSeconds(3_600)).gap().orElseThrow().due()).isTrue();
  }

  @Test
  void aSourceThatUsuallyPausesIsGivenThreeOfItsPauses() {
    World world = good("requests_total{code=\"200\"}");
    for (int hour = -10; hour <= 0; hour++) {
      world.count(NOW.plus(Duration.ofHours(hour)), 100, 100);
      world.count(NOW.plus(Duration.ofHours(hour)).plusSeconds(10), 100, 100);
    }

    assertThat(world.at(NOW.plusSeconds(3 * 3_590)).state()).isEqualTo(PromiseState.MET);
    assertThat(world.at(NOW.plusSeconds(3 * 3_600)).state()).isEqualTo(PromiseState.SILENT);
  }

  @Test
  void aSourceThatSaysThatNothingHappensIsNotSilent() {
    World world = good("requests_total{code=\"200\"}");
    world.count(NOW, 100, 100);
    world.count(NOW.plusSeconds(3_600), 0, 0);

    assertThat(world.at(NOW.plusSeconds(3_601)).state()).isEqualTo(PromiseState.MET);
  }

  @Test
  void theGraceBeginsAnewWithTheProcess() {
    World world = good("requests_total{code=\"200\"}");
    world.count(NOW.minus(Duration.ofDays(2)), 100, 100);

    assertThat(world.at(NOW).state()).isEqualTo(PromiseState.SILENT);
    assertThat(world.at(NOW).gap().orElseThrow().due()).isFalse();
    assertThat(world.at(NOW.plusSeconds(3_600)).gap().orElseThrow().due()).isTrue();
  }

  @Test
  void sidesThatDoNotFitTogetherAreInvalid() {
    World world = good("requests_total{code=\"200\"}");
    world.count(NOW, 103, 100);

    assertThat(world.at(NOW.plusSeconds(1)).state()).isEqualTo(PromiseState.INVALID);
  }

  @Test
  void aBudgetThatIsGoneIsExhaustedOnceNothingBurns() {
    World world = good("requests_total{code=\"200\"}");
    world.count(NOW.minus(Duration.ofDays(10)), 9_000, 10_000);
    for (int i = -100; i <= 0; i++) {
      world.count(NOW.plusSeconds(10L * i), 100, 100);
    }

    Evaluation evaluation = world.at(NOW.plusSeconds(1));

    assertThat(evaluation.state()).isEqualTo(PromiseState.EXHAUSTED);
    assertThat(evaluation.exhaustionOfRemaining()).contains(Duration.ZERO);
    assertThat(evaluation.exhaustionAtPace()).isEqualTo(Optional.empty());
  }

  @Test
  void theStateIsAMetric() {
    World world = good("requests_total{code=\"200\"}");
    world.count(NOW, 100, 100);
    world.evaluator().evaluateAll(NOW.plusSeconds(1));

    assertThat(state("met")).isEqualTo(1.0);
    assertThat(state("silent")).isZero();
  }

  private Double state(String name) {
    return registry.getSampleValue(
        "headroom_slo_state", new String[] {"slo", "state"}, new String[] {"a", name});
  }
}
