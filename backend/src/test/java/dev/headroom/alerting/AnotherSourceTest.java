package dev.headroom.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.record.RecordingDeliveries;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.model.Urgency;
import dev.headroom.routing.Routings;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk is an incident like any other, though nothing has a budget. */
class AnotherSourceTest {
  private static final String HOST = "db-1";
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final AlertReading CRITICAL =
      HandMadeSource.clear("critical", Urgency.PAGE, WINDOW);
  private static final AlertReading FULL = HandMadeSource.clear("full", Urgency.PAGE, WINDOW);
  private static final AlertReading FILLING =
      HandMadeSource.clear("filling", Urgency.TICKET, WINDOW);

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  private final RecordingDeliveries deliveries = new RecordingDeliveries();
  private final HandMadeSource source = new HandMadeSource();
  private StateDatabase database;
  private Alerting alerting;

  @BeforeEach
  void open() throws IOException {
    CollectorRegistry registry = new CollectorRegistry();
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, registry);
    alerting =
        Alerting.open(
            database,
            deliveries,
            new Alerting.IncidentSources(_ -> source, clock, Seed.fixed(1)),
            AlertingConfig.defaults(),
            incident -> {},
            registry);
    alerting.reload(Set.of(HOST), Routings.pagesApart("desk", "pager"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void says(AlertReading... readings) {
    clock.advance(Duration.ofSeconds(1));
    alerting.onRounds(List.of(source.round(HOST, clock.instant(), List.of(readings))));
  }

  private Incident only() {
    assertThat(alerting.unresolved()).hasSize(1);
    return alerting.unresolved().getFirst();
  }

  private List<String> lines(String incident) throws IOException {
    return alerting.timeline(incident).stream().map(TimelineEntry::description).toList();
  }

  @Test
  void itOpensGetsWorseIsAcknowledgedComesBackAndEnds() throws IOException {
    says(CRITICAL, HandMadeSource.firing(FULL, "0.4"), FILLING);
    String id = only().id();
    says(HandMadeSource.firing(CRITICAL, "0.9"), HandMadeSource.firing(FULL, "0.9"), FILLING);
    alerting.acknowledge(id, "ada");
    says(CRITICAL, FULL, FILLING);
    database.close();
    open();
    says(HandMadeSource.firing(CRITICAL, "0.9"), FULL, FILLING);
    assertThat(only().id()).isEqualTo(id);
    alerting.acknowledge(id, "ada");
    says(HandMadeSource.firing(CRITICAL, "0.9"), HandMadeSource.firing(FULL, "0.9"), FILLING);
    alerting.resolve(id, "ada");

    assertThat(alerting.unresolved()).isEmpty();
    assertThat(deliveries.enqueued)
        .containsExactly(
            "1 opened full to pager",
            "2 updated critical to pager",
            "3 acknowledged critical to pager",
            "4 resolved critical to pager",
            "5 reopened critical to pager",
            "6 acknowledged critical to pager",
            "7 unacknowledged critical to pager",
            "8 resolved critical to pager");
    assertThat(lines(id))
        .containsExactly(
            "db-1 runs out of room",
            "The used share has doubled since receivers were told.",
            "Acknowledged by ada while critical and full fire.",
            "No page alert fires any more.",
            "critical fires again soon after the end at 03:07:03 UTC.",
            "Acknowledged by ada while critical fires.",
            "full began to fire after the acknowledgement, which is void for it.",
            "Resolved by ada by hand while critical and full fire."
                + " What begins to fire after this opens a new incident.");
  }

  @Test
  void whatItIsAboutWhoseItIsAndWhatItSaysComeFromItsSource() throws IOException {
    says(CRITICAL, HandMadeSource.firing(FULL, "0.4"), FILLING);

    Incident incident = only();
    assertThat(incident.subject()).isEqualTo(HOST);
    assertThat(incident.service()).isEqualTo("storage");
    assertThat(incident.owner()).isEqualTo("team-disks");
    assertThat(incident.runbook()).isEqualTo("disk-full");
    assertThat(incident.beganAt()).isEqualTo(clock.instant().minusSeconds(60));
    assertThat(incident.labels())
        .containsEntry("alertname", "DiskFull")
        .containsEntry("host", HOST)
        .containsEntry("severity", "page");
    assertThat(incident.alert().isBurn()).isFalse();
    assertThat(incident.summary()).isEqualTo("db-1 runs out of room, as of 2026-03-01T03:07:01Z");
    says(CRITICAL, FULL, FILLING);
    assertThat(alerting.find(incident.id()).orElseThrow().summary())
        .isEqualTo("db-1 has room again");
  }

  @Test
  void aTicketIsATicketAndWhatIsUnknownKeepsIt() {
    says(CRITICAL, FULL, HandMadeSource.firing(FILLING, "0.3"));
    says(CRITICAL, FULL, HandMadeSource.at(AlertLevel.UNKNOWN, FILLING));

    assertThat(only().severity()).isEqualTo(Urgency.TICKET);
    assertThat(only().state()).isEqualTo(IncidentState.OPEN);
    assertThat(deliveries.enqueued).containsExactly("1 opened filling to desk");
  }

  @Test
  void aSubjectThatIsRemovedEndsItsIncident() throws IOException {
    says(CRITICAL, HandMadeSource.firing(FULL, "0.4"), FILLING);
    String id = only().id();
    alerting.reload(Set.of(), Routings.pagesApart("desk", "pager"));

    Incident ended = alerting.find(id).orElseThrow();
    assertThat(ended.state()).isEqualTo(IncidentState.RESOLVED);
    assertThat(ended.resolution().orElseThrow().reason())
        .isEqualTo("The rule was removed from the rules.");
    assertThat(ended.summary()).isEqualTo("db-1 has room again");
  }
}
