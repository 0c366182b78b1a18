package dev.headroom.alerting;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static dev.headroom.burn.EvaluationFixture.TICKET_1D;
import static dev.headroom.burn.EvaluationFixture.burning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.record.RecordingDeliveries;
import dev.headroom.burn.BurnAlerts;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.routing.Routing;
import dev.headroom.slo.objective.Objective;
import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** A state database of the version before tiers were kept: nothing in it is lost. */
class OlderDatabaseTest {
  private static final String INSERT =
      """
      INSERT INTO incidents VALUES ('%s', 1, '%s', 'checkout', '', 'r', '%s', 'page', 'page-1h',
        1772330000000, %s, %s, %s, %d, '{}', '{"summary":"kept"}', 1772330001000, '31', 3600000, '0.031', '0.4', NULL,
        NULL)
      """;
  private static final Objective TAKEN = EvaluationFixture.objective("taken");
  private static final Objective CLOSED = EvaluationFixture.objective("closed");

  @TempDir Path folder;

  private void write(Path file) throws Exception {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    Flyway.configure(OlderDatabaseTest.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/migration")
        .loggers("slf4j")
        .target("2")
        .load()
        .migrate();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          INSERT.formatted(
              "inc-1", "taken", "acknowledged", "1772330002000", "'ada'", "NULL, NULL, NULL", 0));
      statement.execute(
          INSERT.formatted(
              "inc-2", "closed", "resolved", "NULL", "NULL", "1772330003000, 'bob', 'done'", 1));
      statement.execute(
          "INSERT INTO timeline VALUES (1, 'inc-1', 1000, 'opened', 'headroom', '', 'x', '{}')");
      statement.execute("PRAGMA user_version = 2");
    }
  }

  @Test
  void incidentsGoOnAndWhatAPersonDidHolds() throws Exception {
    Path file = folder.resolve("state.db");
    write(file);
    RecordingDeliveries deliveries = new RecordingDeliveries();
    TestClock clock = new TestClock("2026-03-01T03:07:00Z");
    try (StateDatabase database =
        StateDatabase.open(file, System::nanoTime, new CollectorRegistry())) {
      Alerting alerting =
          Alerting.open(
              database,
              deliveries,
              new Alerting.IncidentSources(_ -> EvaluationFixture.BURNS, clock, Seed.fixed(1)),
              AlertingConfig.defaults(),
              incident -> {},
              new CollectorRegistry());
      alerting.reload(BurnAlerts.subjects(List.of(TAKEN, CLOSED)), Routing.NOBODY);

      alerting.onRounds(
          EvaluationFixture.BURNS.rounds(
              List.of(
                  burning(TAKEN, clock.instant(), 310, PAGE_1H),
                  burning(CLOSED, clock.instant(), 310, PAGE_1H))));

      Incident standing = alerting.find("inc-1").orElseThrow();
      assertThat(standing.state()).isEqualTo(IncidentState.ACKNOWLEDGED);
      assertThat(standing.beganAt()).isEqualTo(standing.startedAt());
      assertThat(alerting.timeline("inc-1")).hasSize(1);
      assertThat(alerting.find("inc-2").orElseThrow().summary()).isEqualTo("kept");
      assertThat(deliveries.enqueued).isEmpty();

      alerting.onRounds(
          EvaluationFixture.BURNS.rounds(
              List.of(
                  burning(TAKEN, clock.instant(), 310, TICKET_1D),
                  burning(CLOSED, clock.instant(), 310, PAGE_1H, PAGE_6H))));
      assertThat(deliveries.enqueued)
          .containsExactly(
              "2 resolved page-1h to ", "1 opened ticket-1d to ", "1 opened page-1h to ");
    }
  }
}
