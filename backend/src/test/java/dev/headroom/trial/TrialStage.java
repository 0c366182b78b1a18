package dev.headroom.trial;

import dev.headroom.Seed;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.AlertingConfig;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.correlation.Correlation;
import dev.headroom.alerting.correlation.ServiceNeeds;
import dev.headroom.alerting.incident.Links;
import dev.headroom.burn.BreachHistory;
import dev.headroom.burn.BurnAlerts;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.model.Labels;
import dev.headroom.model.Urgency;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routings;
import dev.headroom.select.Selector;
import dev.headroom.server.rules.ScratchDatabase;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.Objectives;
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
import java.util.function.LongSupplier;

/**
 * Three hours of one promise, sixty times as fast as written: so seven days are 2.8 hours. A
 * hundred requests each second are well but in one minute; who was told then is kept.
 */
final class TrialStage implements AutoCloseable {
  static final WindowScale SCALE = new WindowScale(60);
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  static final Instant FAULT = START.plus(Duration.ofHours(1));
  static final Duration FAULT_LASTS = Duration.ofMinutes(1);
  static final Instant NOW = START.plus(Duration.ofHours(3));
  static final String PAGER =
      """
      route:
        receiver: desk
        routes: [{matchers: ['severity="page"'], receiver: pager}]
      receivers:
        - {name: desk, webhook_configs: [{url: 'http://127.0.0.1:1/desk'}]}
        - {name: pager, webhook_configs: [{url: 'http://127.0.0.1:1/pager'}]}
        - {name: other, webhook_configs: [{url: 'http://127.0.0.1:1/other'}]}
      """;

  final TestClock clock = new TestClock(START.toString());
  final StateDatabase state;
  final Objectives objectives =
      new Objectives(SloConfig.defaults().with(SCALE), new CollectorRegistry());
  CollectorRegistry registry = new CollectorRegistry();
  private final Path folder;
  private final Alerting alerting;
  private final Evaluator evaluator = new Evaluator(objectives, () -> 0);
  private final Links links = new Links(URI.create("http://localhost:8080"));
  private final BurnAlerts burns = new BurnAlerts(links, BreachHistory.of(evaluator));

  /** Lives until {@link #NOW}. */
  TrialStage(Path folder) throws IOException {
    this.folder = folder;
    this.state =
        StateDatabase.open(StateFile.in(folder), System::nanoTime, new CollectorRegistry());
    Objective promise = promise("checkout", "0.99", "requests_total");
    objectives.replace(List.of(promise));
    Instant since = START.minus(Duration.ofDays(1));
    objectives
        .counting()
        .apply(since.toEpochMilli(), objectives.counting().unrecorded(List.of(promise), since));
    this.alerting =
        Alerting.open(
            state,
            new NobodyTold(),
            new Alerting.IncidentSources(_ -> burns, clock, Seed.fixed(1)),
            AlertingConfig.defaults(),
            _ -> {},
            new CollectorRegistry());
    alerting.reload(List.of("checkout"), routing(PAGER));
    live();
  }

  Routing routing(String yaml) throws IOException {
    return Routings.read(folder, yaml).scaled(SCALE::apply);
  }

  static Objective promise(String name, String target, String total) {
    return new Objective(
        name,
        name,
        "",
        "shop",
        "",
        name,
        Map.of(),
        new BigDecimal(target),
        SCALE.apply(Duration.ofDays(30)),
        new Indicator(
            Indicator.Side.BAD,
            new Indicator.MetricSource.CounterSource(Selector.parse("errors_total")),
            new Indicator.MetricSource.CounterSource(Selector.parse(total))),
        List.of(
            new BurnTier(
                "page-1h",
                Urgency.PAGE,
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                new BigDecimal("14.4"))),
        5,
        "requests",
        new SourceDocument("slos/" + name + ".yaml", 1, ""),
        false);
  }

  private void live() {
    List<SeriesTap> taps = objectives.counting().taps();
    Labels requests = Labels.of(Labels.NAME, "requests_total");
    Labels errors = Labels.of(Labels.NAME, "errors_total");
    while (clock.instant().isBefore(NOW)) {
      Instant at = clock.instant();
      boolean broken = !at.isBefore(FAULT) && at.isBefore(FAULT.plus(FAULT_LASTS));
      taps.get(0).increase(errors, at.toEpochMilli(), broken ? 50 : 0);
      taps.get(1).increase(requests, at.toEpochMilli(), 100);
      clock.advance(Duration.ofSeconds(1));
      if (Duration.between(FAULT, at).abs().compareTo(Duration.ofMinutes(5)) < 0) {
        alerting.onRounds(burns.rounds(evaluator.evaluateAll(clock.instant())));
      }
    }
  }

  TrialRules rules(Objective promise, String routing) throws IOException {
    return new TrialRules(
        List.of(promise), routing(routing), new Correlation.Declared(ServiceNeeds.NONE, Map.of()));
  }

  RuleTrial trial(LongSupplier nanoTime) {
    return trial(nanoTime, new ScratchDatabase(System::nanoTime));
  }

  RuleTrial trial(LongSupplier nanoTime, ScratchStore scratch) {
    registry = new CollectorRegistry();
    return new RuleTrial(
        objectives,
        state,
        scratch,
        new RuleTrial.TrialBounds(AlertingConfig.defaults(), links),
        clock,
        nanoTime,
        registry);
  }

  @Override
  public void close() {
    state.close();
  }
}
