package dev.headroom.drill.schedule;

import static dev.headroom.drill.schedule.ScheduleStage.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.model.Urgency;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody hears of a scheduled drill that fails, once, until one passes. */
class DrillFailedStoryTest {
  @TempDir Path folder;
  private ScheduleStage stage;

  @BeforeEach
  void open() throws IOException {
    stage = new ScheduleStage(folder);
    stage.declare(WEEKLY);
    stage.lookAt("2026-03-03T09:00:00Z");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private Incident failure() {
    assertThat(stage.failures()).hasSize(1);
    return stage.failures().getFirst();
  }

  @Test
  void itStandsWhenTheLastDrillFailedAndEndsWithTheNextThatPasses() throws IOException {
    stage.fails();
    Incident failed = failure();
    assertThat(failed.severity()).isEqualTo(Urgency.TICKET);
    assertThat(failed.owner()).isEqualTo("team-payments");
    assertThat(failed.runbook()).isEqualTo("drill-failed");
    assertThat(failed.labels())
        .containsEntry("alertname", "DrillFailed")
        .containsEntry("drill_schedule", "weekly")
        .containsEntry("service", "checkout")
        .containsEntry("owner", "team-payments")
        .containsEntry("severity", "ticket")
        .doesNotContainKey("drill");
    assertThat(failed.summary())
        .isEqualTo("checkout: drill weekly failed at 'alert'. The tier did not fire in time.");

    stage.lookAt("2026-03-10T09:00:00Z");
    assertThat(failure().id()).isEqualTo(failed.id());
    stage.passes();
    assertThat(stage.failures()).isEmpty();
    assertThat(stage.world.alerting.find(failed.id()).orElseThrow().summary())
        .startsWith("checkout: drill weekly passed after 6d23h");
    assertThat(stage.told())
        .containsExactly("opened to pager", "repeated to pager", "resolved to pager");
  }

  @Test
  void oneThatFailsAgainIsTheSameIncident() throws IOException {
    stage.fails();
    String incident = failure().id();
    stage.lookAt("2026-03-10T09:00:00Z");
    stage.fails();
    assertThat(failure().id()).isEqualTo(incident);
  }

  @Test
  void aRestartTellsNobodyAgainAndEndsNothing() throws IOException {
    stage.fails();
    String incident = failure().id();
    stage.restartAt("2026-03-03T12:00:00Z");
    stage.look();
    stage.restartAt("2026-03-03T12:00:10Z");
    stage.look();
    assertThat(failure().id()).isEqualTo(incident);
    assertThat(stage.told()).containsExactly("opened to pager");
  }

  /** One that was broken off says nothing, neither well nor ill. */
  @Test
  void oneThatWasInterruptedLeavesWhatStandsAndBeginsNothing() throws IOException {
    stage.restartAt("2026-03-03T09:00:20Z");
    stage.look();
    assertThat(stage.failures()).isEmpty();
    stage.lookAt("2026-03-10T09:00:00Z");
    stage.fails();
    String incident = failure().id();
    stage.lookAt("2026-03-17T09:00:00Z");
    stage.restartAt("2026-03-17T09:00:10Z");
    stage.look();
    assertThat(failure().id()).isEqualTo(incident);
  }

  @Test
  void oneThatCouldNotBeginWithinItsHourFails() throws IOException {
    stage.passes();
    stage.lookAt("2026-03-10T08:59:59Z");
    stage.world.drilled.logRefuses = Optional.of("the disk is full");
    stage.lookAt("2026-03-10T09:00:00Z");
    stage.lookAt("2026-03-10T10:00:00Z");
    assertThat(stage.failures()).isEmpty();
    stage.lookAt("2026-03-10T10:00:01Z");
    stage.look();
    assertThat(failure().summary())
        .isEqualTo(
            "checkout: drill weekly failed. It was due at 2026-03-10T09:00:00Z and could not begin"
                + " within 1h: the disk is full.");
    assertThat(stage.begun()).last().isEqualTo("weekly 2026-03-10T09:00:00Z failed");
    assertThat(stage.world.metric("headroom_drill_not_begun_total", "reason", "late")).isEqualTo(1);
    stage.restartAt("2026-03-10T10:05:00Z");
    stage.look();
    failure();
    assertThat(stage.told()).containsExactly("opened to pager");
  }

  @Test
  void whileADrillThatFailedIsNotOnDiskSomebodyHearsOfItAllTheSame() throws IOException {
    stage.passes();
    stage.lookAt("2026-03-10T08:59:59Z");
    stage.world.breakTable("INSERT ON drills");
    stage.lookAt("2026-03-10T09:00:00Z");
    stage.lookAt("2026-03-10T10:00:01Z");
    stage.look();
    assertThat(failure().summary()).contains("could not begin within 1h: it could not be written");
    assertThat(stage.begun()).hasSize(1);
    stage.world.mend();
    stage.look();
    assertThat(stage.begun()).hasSize(2);
    stage.look();
    assertThat(stage.begun()).hasSize(2);
    failure();
  }

  @Test
  void withItsScheduleItIsGone() throws IOException {
    stage.fails();
    String incident = failure().id();
    stage.declare(WEEKLY.replace("weekly", "other"));
    stage.look();
    assertThat(stage.failures()).isEmpty();
    assertThat(stage.world.alerting.find(incident).orElseThrow().resolution()).isPresent();
  }

  @Test
  void itsSeverityAndOwnerAreThoseOfTheFile() throws IOException {
    stage.fails();
    stage.declare(WEEKLY + "  severity: page\n  owner: team-drills\n");
    stage.look();
    assertThat(stage.failures())
        .anySatisfy(each -> {
          assertThat(each.severity()).isEqualTo(Urgency.PAGE);
          assertThat(each.owner()).isEqualTo("team-drills");
        });
  }

  @Test
  void drillsThatSomebodyAskedForRaiseNothing() throws IOException {
    stage.passes();
    stage.ask();
    stage.fails();
    assertThat(stage.failures()).isEmpty();
  }
}
