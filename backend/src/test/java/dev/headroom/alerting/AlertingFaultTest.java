package dev.headroom.alerting;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.TICKET_1D;
import static dev.headroom.burn.EvaluationFixture.burning;
import static dev.headroom.burn.EvaluationFixture.firing;
import static dev.headroom.burn.EvaluationFixture.objective;
import static dev.headroom.burn.EvaluationFixture.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertingFaultTest {
  private static final Objective LATENCY = objective("checkout-latency");
  private static final IncidentQuery RESOLVED =
      AlertingStage.query(Set.of(IncidentState.RESOLVED), Optional.empty(), 10);

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  private final RecordingDeliveries deliveries = new RecordingDeliveries();
  private final List<Incident> heard = new ArrayList<>();
  private final CollectorRegistry registry = new CollectorRegistry();
  private StateDatabase database;
  private StateFile file;
  private Alerting alerting;

  @BeforeEach
  void open() throws IOException {
    Path path = StateFile.in(folder);
    database = StateDatabase.open(path, System::nanoTime, registry);
    file = new StateFile(path);
    alerting =
        Alerting.open(
            database,
            deliveries,
            new Alerting.IncidentSources(_ -> EvaluationFixture.BURNS, clock, Seed.fixed(1)),
            AlertingConfig.defaults(),
            heard::add,
            registry);
    alerting.reload(BurnAlerts.subjects(Set.of(LATENCY)), Routing.NOBODY);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void breakTable(String statement) {
    file.breakTable(statement);
  }

  private void mend() {
    file.mend();
  }

  private int rows(String table) {
    return file.rows(table);
  }

  private List<String> states() {
    return file.texts("SELECT state FROM incidents ORDER BY id");
  }

  private double failures() {
    return registry.getSampleValue("headroom_alerting_failures_total");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INSERT ON timeline", "INSERT ON incidents"})
  void anIncidentThatCannotBeWrittenIsToldFromMemoryAndWrittenLater(String statement)
      throws Exception {
    breakTable(statement);
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(List.of(firing(LATENCY, clock.instant(), PAGE_1H))));
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(List.of(firing(LATENCY, clock.instant(), PAGE_1H))));

    assertThat(rows("incidents") + rows("timeline")).isZero();
    Incident incident = alerting.unresolved().getFirst();
    assertThat(heard).containsExactly(incident);
    assertThat(deliveries.unwritten).containsExactly("1 opened page-1h to ");
    assertThat(alerting.find(incident.id())).contains(incident);
    assertThat(alerting.timeline(incident.id()).getFirst().description())
        .endsWith("Not durable yet: the state database cannot be written.");
    assertThat(failures()).isPositive();

    mend();
    clock.advance(Duration.ofSeconds(23));
    alerting.onRounds(EvaluationFixture.BURNS.rounds(List.of(silent(LATENCY, clock.instant()))));
    assertThat(alerting.unresolved()).isEmpty();
    assertThat(rows("timeline")).isEqualTo(2);
    assertThat(alerting.timeline(incident.id()).getFirst().description())
        .contains("Written down 23 s later");
    assertThat(deliveries.unwritten).hasSize(1);
  }

  @Test
  void anEndThatCannotBeWrittenHappensInMemoryAndIsWrittenLater() throws Exception {
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(List.of(firing(LATENCY, clock.instant(), PAGE_1H))));
    Incident incident = alerting.unresolved().getFirst();
    breakTable("UPDATE ON incidents");
    alerting.onRounds(EvaluationFixture.BURNS.rounds(List.of(silent(LATENCY, clock.instant()))));
    assertThat(alerting.unresolved()).isEmpty();
    assertThat(alerting.find(incident.id()).orElseThrow().resolution()).isPresent();
    assertThat(deliveries.unwritten).hasSize(1);
    mend();
    alerting.note(incident.id(), "ada", "written now");
    assertThat(alerting.list(RESOLVED).incidents())
        .extracting(Incident::id)
        .containsExactly(incident.id());
    assertThat(states()).containsExactly("resolved");
  }

  @Test
  void aRemovedObjectiveEndsInMemoryIfTheEndCannotBeWritten() throws Exception {
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(List.of(firing(LATENCY, clock.instant(), PAGE_1H))));
    breakTable("UPDATE ON incidents");
    alerting.reload(BurnAlerts.subjects(Set.of()), Routing.NOBODY);
    assertThat(alerting.unresolved()).isEmpty();
    mend();
  }

  @Test
  void aPersonHearsThatItCouldNotBeWrittenAndNothingChanged() throws Exception {
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(List.of(firing(LATENCY, clock.instant(), PAGE_1H))));
    Incident before = alerting.unresolved().getFirst();
    breakTable("INSERT ON timeline");
    assertThatThrownBy(() -> alerting.acknowledge(before.id(), "ada"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> alerting.resolve(before.id(), "ada")).isInstanceOf(IOException.class);
    assertThat(alerting.unresolved()).containsExactly(before);
    assertThat(alerting.find(before.id())).contains(before);
  }

  @Test
  void aCommitOfSeveralStepsIsKeptAsAWholeAndWrittenInOrder() throws Exception {
    breakTable("INSERT ON timeline");
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(burning(LATENCY, clock.instant(), 310, PAGE_1H, TICKET_1D))));
    alerting.onRounds(EvaluationFixture.BURNS.rounds(List.of(silent(LATENCY, clock.instant()))));
    clock.advance(Duration.ofSeconds(5));
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(List.of(firing(LATENCY, clock.instant(), PAGE_1H))));
    List<String> told = List.copyOf(deliveries.unwritten);
    assertThat(told)
        .contains("1 opened page-1h to ", "2 resolved page-1h to ", "3 reopened page-1h to ");
    List<Incident> standing = alerting.unresolved();
    assertThat(standing).hasSize(1);
    assertThat(rows("incidents") + rows("burning_tiers")).isZero();

    mend();
    alerting.note(standing.getFirst().id(), "ada", "written now");

    assertThat(deliveries.enqueued).containsExactlyElementsOf(told);
    assertThat(rows("burning_tiers")).isEqualTo(1);
    assertThat(states()).containsOnlyOnce("open");
    assertThat(reopened().unresolved())
        .extracting(Incident::id)
        .containsExactly(standing.getFirst().id());
  }

  @Test
  void whatAPersonEndsWhileNothingCanBeWrittenGoesOn() throws Exception {
    breakTable("INSERT ON timeline");
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(List.of(firing(LATENCY, clock.instant(), PAGE_1H))));
    Incident incident = alerting.unresolved().getFirst();
    assertThatThrownBy(() -> alerting.resolve(incident.id(), "ada"))
        .isInstanceOf(IOException.class);
    assertThat(alerting.unresolved()).containsExactly(incident);
    mend();
    assertThat(alerting.resolve(incident.id(), "ada")).isInstanceOf(IncidentAnswer.Done.class);
    assertThat(states()).containsExactly("resolved");
  }

  private Alerting reopened() {
    return Alerting.open(
        database,
        deliveries,
        new Alerting.IncidentSources(_ -> EvaluationFixture.BURNS, clock, Seed.fixed(2)),
        AlertingConfig.defaults(),
        incident -> {},
        new CollectorRegistry());
  }
}
