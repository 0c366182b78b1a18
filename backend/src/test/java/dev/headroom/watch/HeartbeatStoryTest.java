package dev.headroom.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.model.Urgency;
import dev.headroom.watch.heartbeat.HeartbeatStatus;
import dev.headroom.watch.heartbeat.HeartbeatStatus.BeatState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who should report to us and does not. */
class HeartbeatStoryTest {
  private static final String BACKUP =
      """
      - name: backup
        interval: 10m
        grace: 2m
        severity: page
        service: db
        owner: team-db
        runbook: backups
        description: Nothing can be restored.
      """;
  private static final Duration ALLOWED = Duration.ofMinutes(12);

  @TempDir Path folder;
  private WatchStory story;

  @BeforeEach
  void declare() throws IOException {
    story = new WatchStory(folder);
    story.declare(BACKUP);
  }

  private HeartbeatStatus backup() {
    return story.heartbeats.find("backup").orElseThrow();
  }

  @Test
  void itIsMissedAfterIntervalAndGraceAndOverWithTheNextBeat() throws IOException {
    story.heartbeats.beat("backup");
    Instant beat = story.clock.instant();
    story.pass(ALLOWED);
    assertThat(story.alerting.unresolved()).isEmpty();
    assertThat(backup().state()).isEqualTo(BeatState.LATE);

    story.pass(Duration.ofSeconds(1));
    Incident missed = story.only();
    assertThat(backup().state()).isEqualTo(BeatState.MISSED);
    assertThat(missed.severity()).isEqualTo(Urgency.PAGE);
    assertThat(missed.service()).isEqualTo("db");
    assertThat(missed.owner()).isEqualTo("team-db");
    assertThat(missed.runbook()).isEqualTo("backups");
    assertThat(missed.beganAt()).isEqualTo(beat.plus(ALLOWED));
    assertThat(missed.labels())
        .containsEntry("alertname", "HeartbeatMissed")
        .containsEntry("heartbeat", "backup")
        .containsEntry("service", "db")
        .containsEntry("owner", "team-db")
        .containsEntry("severity", "page");
    assertThat(missed.summary())
        .isEqualTo(
            "db: heartbeat backup is missed: the last beat came at 2026-03-01T03:07:00Z, one is due"
                + " every 10m (grace 2m). Nothing can be restored.");

    story.heartbeats.beat("backup");
    story.pass(Duration.ofSeconds(1));
    assertThat(story.alerting.unresolved()).isEmpty();
    assertThat(backup().state()).isEqualTo(BeatState.OK);
    assertThat(story.deliveries.enqueued)
        .containsExactly("1 opened missed to pager", "2 resolved missed to pager");
    assertThat(story.alerting.find(missed.id()).orElseThrow().summary())
        .isEqualTo("db: heartbeat backup is no longer missed after 2s");
  }

  @Test
  void oneThatNeverCameIsMissedFromWhenItWasDeclared() throws IOException {
    story.pass(ALLOWED);
    assertThat(backup().state()).isEqualTo(BeatState.WAITING);
    assertThat(story.alerting.unresolved()).isEmpty();
    story.pass(Duration.ofSeconds(1));
    assertThat(story.only().summary()).contains("none has ever come");
  }

  @Test
  void ourOwnDowntimeIsNotTheirs() throws IOException {
    story.heartbeats.beat("backup");
    story.later(Duration.ofHours(5));
    story.start();
    story.pass(ALLOWED);
    assertThat(story.alerting.unresolved()).isEmpty();
    assertThat(backup().beats()).isEqualTo(1);
    assertThat(backup().lastAt()).contains(Instant.parse("2026-03-01T03:07:00Z"));
    story.pass(Duration.ofSeconds(1));
    assertThat(story.only().labels()).containsEntry("heartbeat", "backup");
  }

  @Test
  void aRestartNeitherEndsWhatIsMissedNorTellsItAgain() throws IOException {
    story.pass(ALLOWED.plusSeconds(1));
    String incident = story.only().id();
    String summary = story.only().summary();
    story.start();
    story.pass(ALLOWED);
    assertThat(story.only().id()).isEqualTo(incident);
    assertThat(story.only().summary()).isEqualTo(summary);
    story.pass(ALLOWED);
    assertThat(story.only().id()).isEqualTo(incident);
    assertThat(story.deliveries.enqueued).containsExactly("1 opened missed to pager");
  }

  /** It is on disk when it is answered: the process may end before anybody looks. */
  @Test
  void aBeatBeforeACrashEndsTheIncidentAfterIt() throws IOException {
    story.pass(ALLOWED.plusSeconds(1));
    story.heartbeats.beat("backup");
    story.start();
    story.pass(Duration.ofSeconds(1));
    assertThat(story.alerting.unresolved()).isEmpty();
  }

  @Test
  void aBeatThatCannotBeWrittenIsAnsweredSoAndCountsAllTheSame() throws IOException {
    story.pass(ALLOWED.plusSeconds(1));
    story.store.refuse(true);
    assertThatThrownBy(() -> story.heartbeats.beat("backup")).isInstanceOf(IOException.class);
    assertThat(backup().state()).isEqualTo(BeatState.OK);
    story.store.refuse(false);
    story.pass(Duration.ofSeconds(1));
    assertThat(story.alerting.unresolved()).isEmpty();
    assertThat(story.registry.getSampleValue("headroom_watch_beat_failures_total")).isEqualTo(1);
  }

  /** Nobody waits for a database with a start; what it knows counts once it can be read. */
  @Test
  void whatCameBeforeIsReadAsSoonAsItCanBe() throws IOException {
    story.heartbeats.beat("backup");
    story.store.closed(true);
    story.start();
    assertThat(backup().state()).isEqualTo(BeatState.WAITING);
    story.store.closed(false);
    story.pass(Duration.ofSeconds(1));
    assertThat(backup().state()).isEqualTo(BeatState.OK);
    assertThat(story.heartbeats.beat("backup").orElseThrow().beats()).isEqualTo(2);
  }

  /** An old beat that is read late says less than one that has come meanwhile. */
  @Test
  void whatHasComeSinceTheStartOutlivesWhatIsReadLater() throws IOException {
    story.heartbeats.beat("backup");
    story.later(Duration.ofDays(1));
    story.store.closed(true);
    story.start();
    assertThatThrownBy(() -> story.heartbeats.beat("backup")).isInstanceOf(IOException.class);
    Instant last = story.clock.instant();
    story.store.closed(false);
    story.pass(Duration.ofSeconds(1));
    assertThat(backup().state()).isEqualTo(BeatState.OK);
    assertThat(backup().lastAt()).contains(last);
    assertThat(backup().beats()).isEqualTo(2);
  }

  @Test
  void noClockThatIsSetMissesOrHidesAnything() throws IOException {
    story.heartbeats.beat("backup");
    story.clock.advance(Duration.ofDays(3));
    story.pass(Duration.ofSeconds(5));
    assertThat(story.alerting.unresolved()).isEmpty();
    story.clock.advance(Duration.ofDays(-6));
    story.pass(ALLOWED);
    assertThat(story.only().labels()).containsEntry("heartbeat", "backup");
  }

  @Test
  void aReloadChangesNothingOfWhatGoesOn() throws IOException {
    story.heartbeats.beat("backup");
    story.pass(Duration.ofMinutes(11));
    story.declare(BACKUP);
    story.pass(Duration.ofMinutes(1).plusSeconds(1));
    String incident = story.only().id();
    story.declare(BACKUP);
    story.pass(Duration.ofSeconds(5));
    assertThat(story.only().id()).isEqualTo(incident);
    assertThat(story.deliveries.enqueued).containsExactly("1 opened missed to pager");
  }

  @Test
  void withOtherTimesItBeginsAnew() throws IOException {
    story.heartbeats.beat("backup");
    story.pass(Duration.ofMinutes(11));
    story.declare(BACKUP.replace("10m", "1m"));
    story.pass(Duration.ofMinutes(3));
    assertThat(story.alerting.unresolved()).isEmpty();
    story.pass(Duration.ofSeconds(1));
    assertThat(story.only().labels()).containsEntry("heartbeat", "backup");
  }

  @Test
  void oneThatIsNoLongerDeclaredIsForgottenWithItsIncident() throws IOException {
    story.heartbeats.beat("backup");
    story.pass(ALLOWED.plusSeconds(1));
    story.declare(BACKUP.replace("backup\n", "other\n"));
    story.pass(Duration.ofSeconds(1));
    assertThat(story.alerting.unresolved()).isEmpty();
    assertThat(story.heartbeats.beat("backup")).isEmpty();
    story.declare(BACKUP);
    assertThat(backup().lastAt()).isEmpty();
    assertThat(story.registry.getSampleValue("headroom_watch_unknown_beats_total")).isEqualTo(1);
  }

  @Test
  void aTicketTakesThePlaceOfThePageWhereItIsDeclaredSo() throws IOException {
    story.pass(ALLOWED.plusSeconds(1));
    story.declare(BACKUP.replace("page", "ticket"));
    story.pass(Duration.ofSeconds(1));
    assertThat(story.only().severity()).isEqualTo(Urgency.TICKET);
  }

  @Test
  void manyThatAreMissedAtOnceBeginAFewAtATime() throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 250; i++) {
      many.append("- {name: job-%d, interval: 10m, severity: ticket, owner: o}\n".formatted(i));
    }
    story.declare(many.toString());
    story.pass(Duration.ofMinutes(11).plusSeconds(1));
    assertThat(story.alerting.unresolved()).hasSize(Watch.BEGINNINGS_MAX);
    story.pass(Duration.ofSeconds(2));
    assertThat(story.alerting.unresolved()).hasSize(250);
  }

  @Test
  void mistakesOfTheFileNameTheirPlace() {
    assertThatThrownBy(() ->
            story.read(
                """
                heartbeats:
                  - {name: a/b, interval: 10m, severity: page, owner: o}
                  - {name: b, interval: 1s, severity: wake, owner: o}
                  - {name: b, grace: -1m, severity: page, owner: o, url: x}
                  - {name: c}
                """))
        .hasMessageContaining("2: a name has 1 to 80 letters")
        .hasMessageContaining("3: an interval is 10s to 400d, not 1s")
        .hasMessageContaining("3: severity must be page or ticket, not wake")
        .hasMessageContaining("4: another heartbeat is named b")
        .hasMessageContaining("4: unknown key url")
        .hasMessageContaining("5: missing key interval")
        .hasMessageContaining("5: missing key severity")
        .hasMessageContaining("5: missing key owner");
  }
}
