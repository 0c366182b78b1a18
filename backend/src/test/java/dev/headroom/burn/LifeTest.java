package dev.headroom.burn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.AlertingConfig;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.record.RecordingDeliveries;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.model.Labels;
import dev.headroom.model.Urgency;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import dev.headroom.select.Selector;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.TierReading.BurnLevel;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Objective.SourceDocument;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From events to what receivers hear, sixty times as fast as written: 99 % of requests, twenty a
 * second, evaluated twice a second, after hours in which all was well.
 */
class LifeTest {
  private static final WindowScale SCALE = new WindowScale(60);
  private static final Labels SERIES = Labels.of(Labels.NAME, "requests_total");
  private static final int PER_HALF_SECOND = 100;
  private static final Objective OBJECTIVE =
      new Objective(
          "checkout",
          "Checkout answers",
          "",
          "checkout",
          "",
          "checkout",
          Map.of(),
          new BigDecimal("0.99"),
          SCALE.apply(Duration.ofDays(30)),
          new Indicator(
              Indicator.Side.BAD,
              new Indicator.MetricSource.CounterSource(Selector.parse("errors_total")),
              new Indicator.MetricSource.CounterSource(Selector.parse("requests_total"))),
          List.of(
              tier("page-1h", Urgency.PAGE, 60, 5, "14.4"),
              tier("page-6h", Urgency.PAGE, 360, 30, "6"),
              tier("ticket-1d", Urgency.TICKET, 1_440, 120, "3"),
              tier("ticket-3d", Urgency.TICKET, 4_320, 360, "1")),
          5,
          "orders",
          new SourceDocument("slos/checkout.yaml", 1, ""),
          false);

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T00:00:00Z");
  private final RecordingDeliveries deliveries = new RecordingDeliveries();
  private final Objectives objectives =
      counted(SloConfig.defaults().with(SCALE), Instant.parse("2026-02-01T00:00:00Z"));
  private final List<SeriesTap> taps = objectives.counting().taps();
  private final Evaluator evaluator = new Evaluator(objectives, () -> 0);
  private final BurnAlerts burns =
      new BurnAlerts(new Links(URI.create("http://localhost:8080")), BreachHistory.of(evaluator));
  private StateDatabase database;
  private Alerting alerting;

  /** The promise in force, counted since a moment. */
  private static Objectives counted(SloConfig config, Instant since) {
    Objectives objectives = new Objectives(config, new CollectorRegistry());
    objectives.replace(List.of(OBJECTIVE));
    objectives
        .counting()
        .apply(since.toEpochMilli(), objectives.counting().unrecorded(List.of(OBJECTIVE), since));
    return objectives;
  }

  private static BurnTier tier(
      String name, Urgency urgency, int longSeconds, int shortSeconds, String factor) {
    return new BurnTier(
        name,
        urgency,
        Duration.ofSeconds(longSeconds),
        Duration.ofSeconds(shortSeconds),
        new BigDecimal(factor));
  }

  @BeforeEach
  void open() throws IOException {
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, new CollectorRegistry());
    alerting =
        Alerting.open(
            database,
            deliveries,
            new Alerting.IncidentSources(_ -> burns, clock, Seed.fixed(1)),
            AlertingConfig.defaults(),
            incident -> {},
            new CollectorRegistry());
    Routing routing = Routing.to(new Receiver("pager", List.of()), Routing.RouteTimes.DEFAULT);
    alerting.reload(BurnAlerts.subjects(List.of(OBJECTIVE)), routing.scaled(SCALE::apply));
    for (int second = 0; second < 5_000; second++) {
      count(clock.instant().plusMillis(250), 0);
      clock.advance(Duration.ofSeconds(1));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void count(Instant at, int bad) {
    taps.get(0).increase(Labels.of(Labels.NAME, "errors_total"), at.toEpochMilli(), bad);
    taps.get(1).increase(SERIES, at.toEpochMilli(), PER_HALF_SECOND);
  }

  /** Lives for a time with so many of a hundred requests failing. */
  private void live(Duration time, int badPercent) {
    for (long halves = time.toMillis() / 500; halves > 0; halves--) {
      count(clock.instant().plusMillis(250), badPercent);
      clock.advance(Duration.ofMillis(500));
      alerting.onRounds(burns.rounds(evaluator.evaluateAll(clock.instant())));
    }
  }

  private void seconds(int seconds, int badPercent) {
    live(Duration.ofSeconds(seconds), badPercent);
  }

  private Incident page() {
    return alerting.unresolved().stream()
        .filter(each -> each.severity() == Urgency.PAGE)
        .findFirst()
        .orElseThrow();
  }

  private List<String> told(String kind) {
    return deliveries.enqueued.stream().filter(each -> each.contains(" " + kind + " ")).toList();
  }

  @Test
  void whatAPersonResolvedAndComesAgainIsANewPage() throws IOException {
    seconds(60, 90);
    Incident first = page();
    alerting.resolve(first.id(), "ada");
    seconds(45, 0);
    assertThat(evaluator.evaluateAll(clock.instant()).getFirst().firing())
        .hasValueSatisfying(tier -> assertThat(tier.urgency()).isEqualTo(Urgency.TICKET));
    assertThat(alerting.unresolved()).isEmpty();

    seconds(8, 90);

    assertThat(page().id()).isNotEqualTo(first.id());
    assertThat(told("opened")).hasSize(2).allMatch(each -> each.contains("page-"));
  }

  @Test
  void aPageEndsWithItsTiersAndSaysInThePastHowItWent() throws IOException {
    seconds(60, 90);
    Incident page = page();
    Instant over = clock.instant();
    assertThat(page.state()).isEqualTo(IncidentState.OPEN);
    assertThat(page.beganAt()).isEqualTo(over.minusSeconds(60));
    assertThat(page.startedAt()).isAfter(page.beganAt());

    seconds(10, 0);
    assertThat(page().state()).isEqualTo(IncidentState.RECOVERING);
    Incident.RecoveryOutlook recovery = page().now().recovery().orElseThrow();
    assertThat(recovery.since()).isEqualTo(over);

    seconds(25, 0);
    Incident ended = alerting.find(page.id()).orElseThrow();
    assertThat(ended.state()).isEqualTo(IncidentState.RESOLVED);
    assertThat(ended.resolution().orElseThrow().at())
        .isBetween(recovery.closesAbout().minusSeconds(1), recovery.closesAbout().plusSeconds(1));
    assertThat(ended.summary())
        .isEqualTo(
            "checkout: 90% of orders were bad for 1m, from 01:23:20 UTC to 01:24:20 UTC, 90% at"
                + " worst: break 'Checkout answers'");
    assertThat(alerting.unresolved())
        .singleElement()
        .satisfies(each -> assertThat(each.severity()).isEqualTo(Urgency.TICKET));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 12, 20})
  void aRateThatSwingsAroundTheFactorIsToldOnceAndThenDamped(int periodSeconds) {
    for (int cycle = 0; cycle < 120 / periodSeconds; cycle++) {
      seconds(periodSeconds / 2, 22);
      seconds(periodSeconds / 2, 7);
    }
    long firing = deliveries.enqueued.stream().filter(each -> !each.contains(" resolved ")).count();
    assertThat(firing).as("%s", deliveries.enqueued).isBetween(1L, 3L);
  }

  @Test
  void aFewSecondsOfDataPageNobody() {
    Instant at = clock.instant();
    Objectives young = counted(SloConfig.defaults(), at);
    for (int second = 0; second < 8; second++) {
      young.counting().taps().get(0).increase(SERIES, at.plusSeconds(second).toEpochMilli(), 10);
      young.counting().taps().get(1).increase(SERIES, at.plusSeconds(second).toEpochMilli(), 100);
    }
    assertThat(new Evaluator(young, () -> 0).evaluateAll(at.plusSeconds(8)).getFirst().firing())
        .isEmpty();
  }

  /**
   * Seconds of an outage weigh much in a short life: a slower tier that is far from burning over a
   * full window keeps nothing open once nothing bad happens any more.
   */
  @Test
  void anOutageOfAYoungPromiseEndsAsThatOfAnOldOne() {
    Instant at = clock.instant();
    Objectives young = counted(SloConfig.defaults().with(SCALE), at);
    live(young, at, 20, 0);
    live(young, at.plusSeconds(20), 15, 60);
    live(young, at.plusSeconds(35), 15, 0);
    assertThat(new Evaluator(young, () -> 0).evaluateAll(at.plusSeconds(50)).getFirst().tiers())
        .filteredOn(each -> each.tier().urgency() == Urgency.PAGE)
        .allSatisfy(each -> assertThat(each.level()).isEqualTo(BurnLevel.CLEAR));
  }

  /**
   * The control: as long as bad events come, nothing is over, however little a full window knew.
   */
  @Test
  void nothingIsOverWhileBadEventsCome() {
    Instant at = clock.instant();
    Objectives young = counted(SloConfig.defaults().with(SCALE), at);
    live(young, at, 60, 50);
    assertThat(new Evaluator(young, () -> 0).evaluateAll(at.plusSeconds(60)).getFirst().tiers())
        .filteredOn(each -> each.tier().urgency() == Urgency.PAGE)
        .noneSatisfy(each -> assertThat(each.level()).isEqualTo(BurnLevel.CLEAR));
  }

  /** A hundred events each second, so many of them bad. */
  private static void live(Objectives promised, Instant from, int seconds, int bad) {
    for (int second = 0; second < seconds; second++) {
      long millis = from.plusSeconds(second).toEpochMilli();
      promised.counting().taps().get(0).increase(SERIES, millis, bad);
      promised.counting().taps().get(1).increase(SERIES, millis, 100);
    }
  }
}
