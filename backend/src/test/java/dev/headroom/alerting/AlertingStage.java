package dev.headroom.alerting;

import static dev.headroom.burn.EvaluationFixture.burning;
import static dev.headroom.burn.EvaluationFixture.firing;
import static dev.headroom.burn.EvaluationFixture.objective;
import static dev.headroom.burn.EvaluationFixture.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.record.RecordingDeliveries;
import dev.headroom.burn.BurnAlerts;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routings;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Objective;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Alerting over a database of its own, and what it tells. */
abstract class AlertingStage {
  static final Objective LATENCY = objective("checkout-latency");
  static final Objective ERRORS = objective("checkout-errors");
  static final Routing ROUTING = Routings.pagesApart("desk", "pager");

  @TempDir Path folder;
  final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  final RecordingDeliveries deliveries = new RecordingDeliveries();
  final List<Incident> heard = new ArrayList<>();
  CollectorRegistry registry = new CollectorRegistry();
  StateDatabase database;
  Alerting alerting;

  @BeforeEach
  void open() throws IOException {
    open(AlertingConfig.defaults());
  }

  final void open(AlertingConfig config) throws IOException {
    registry = new CollectorRegistry();
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, registry);
    alerting =
        Alerting.open(
            database,
            deliveries,
            new Alerting.IncidentSources(_ -> EvaluationFixture.BURNS, clock, Seed.fixed(1)),
            config,
            heard::add,
            registry);
    alerting.reload(BurnAlerts.subjects(List.of(LATENCY, ERRORS)), ROUTING);
  }

  @AfterEach
  void close() {
    database.close();
  }

  void restart() throws IOException {
    database.close();
    open();
  }

  void fires(Objective objective, BurnTier tier) {
    clock.advance(Duration.ofSeconds(1));
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(List.of(firing(objective, clock.instant(), tier))));
  }

  void burns(Objective objective, BurnTier... tiers) {
    burns(objective, 310, tiers);
  }

  void burns(Objective objective, int bad, BurnTier... tiers) {
    clock.advance(Duration.ofSeconds(1));
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(List.of(burning(objective, clock.instant(), bad, tiers))));
  }

  void isSilent(Objective objective) {
    clock.advance(Duration.ofSeconds(1));
    alerting.onRounds(EvaluationFixture.BURNS.rounds(List.of(silent(objective, clock.instant()))));
  }

  Incident only() {
    assertThat(alerting.unresolved()).hasSize(1);
    return alerting.unresolved().getFirst();
  }

  List<String> history(String id) throws IOException {
    return alerting.timeline(id).stream().map(each -> each.kind() + " " + each.owner()).toList();
  }

  double metric(String name, String label, String value) {
    Double sample = registry.getSampleValue(name, new String[] {label}, new String[] {value});
    return sample == null ? -1 : sample;
  }

  static IncidentQuery query(Set<IncidentState> states, Optional<String> before, int limit) {
    return new IncidentQuery(
        states,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        before,
        limit);
  }
}
