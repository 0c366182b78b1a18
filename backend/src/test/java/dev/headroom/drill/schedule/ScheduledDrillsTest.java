package dev.headroom.drill.schedule;

import static dev.headroom.drill.schedule.ScheduleStage.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each due time begins one drill, or none and says so. */
class ScheduledDrillsTest {
  @TempDir Path folder;
  private ScheduleStage stage;

  @BeforeEach
  void open() throws IOException {
    stage = new ScheduleStage(folder);
    stage.declare(WEEKLY);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private double notBegun(String reason) {
    return stage.world.metric("headroom_drill_not_begun_total", "reason", reason);
  }

  @Test
  void itBeginsAtItsTimeAndNotBefore() throws IOException {
    stage.lookAt("2026-03-03T08:59:59.999Z");
    assertThat(stage.begun()).isEmpty();
    stage.lookAt("2026-03-03T09:00:00Z");
    assertThat(stage.begun()).containsExactly("weekly 2026-03-03T09:00:00Z running");
    assertThat(stage.world.drills.latest(Optional.empty(), 1).getFirst().by())
        .isEqualTo("schedule weekly");
  }

  @Test
  void oneDueTimeBeginsOneDrillHoweverOftenSomebodyLooks() throws IOException {
    stage.lookAt("2026-03-03T09:00:00Z");
    stage.passes();
    stage.lookAt("2026-03-03T09:30:00Z");
    stage.lookAt("2026-03-10T08:59:59Z");
    assertThat(stage.begun()).containsExactly("weekly 2026-03-03T09:00:00Z passed");
    stage.lookAt("2026-03-10T09:00:07Z");
    assertThat(stage.begun()).hasSize(2).last().isEqualTo("weekly 2026-03-10T09:00:07Z running");
  }

  @Test
  void aRestartBeginsNoneAgain() throws IOException {
    stage.lookAt("2026-03-03T09:00:00Z");
    stage.restartAt("2026-03-03T09:00:30Z");
    stage.look();
    assertThat(stage.begun()).containsExactly("weekly 2026-03-03T09:00:00Z interrupted");
    stage.restartAt("2026-03-03T09:01:00Z");
    stage.look();
    assertThat(stage.begun()).hasSize(1);
  }

  /** Of a crash before the drill was on disk nothing is left: it begins after it. */
  @Test
  void whatWasNotOnDiskBeginsAfterTheRestart() throws IOException {
    stage.world.breakTable("INSERT ON drills");
    stage.lookAt("2026-03-03T09:00:00Z");
    assertThat(stage.world.drilled.counted).isEmpty();
    stage.world.mend();
    stage.restartAt("2026-03-03T09:10:00Z");
    stage.look();
    assertThat(stage.begun()).containsExactly("weekly 2026-03-03T09:10:00Z running");
  }

  @Test
  void aServerThatWasDownBeginsItWithinTheHour() throws IOException {
    stage.restartAt("2026-03-03T10:00:00Z");
    stage.look();
    assertThat(stage.begun()).containsExactly("weekly 2026-03-03T10:00:00Z running");
  }

  @Test
  void aServerThatWasDownForLongerBeginsItAtNoOddHour() throws IOException {
    stage.lookAt("2026-03-03T09:00:00Z");
    stage.passes();
    stage.restartAt("2026-03-10T10:00:00.001Z");
    stage.look();
    stage.look();
    assertThat(stage.begun())
        .containsExactly(
            "weekly 2026-03-03T09:00:00Z passed", "weekly 2026-03-10T09:00:00Z interrupted");
    assertThat(notBegun("down")).isEqualTo(1);
    assertThat(stage.failures()).isEmpty();
    stage.restartAt("2026-03-10T11:00:00Z");
    stage.look();
    assertThat(stage.begun()).hasSize(2);
    assertThat(notBegun("down")).isZero();
  }

  @Test
  void whatAStartFindsForTheFirstTimeWasNotDueBefore() throws IOException {
    stage.restartAt("2026-03-03T10:00:01Z");
    stage.look();
    assertThat(stage.begun()).isEmpty();
    assertThat(notBegun("down")).isZero();
  }

  @Test
  void itWaitsForADrillThatRuns() throws IOException {
    stage.lookAt("2026-03-03T08:59:00Z");
    stage.ask();
    stage.lookAt("2026-03-03T09:00:00Z");
    assertThat(stage.begun()).isEmpty();
    stage.passes();
    assertThat(stage.begun()).hasSize(1);
    assertThat(stage.failures()).isEmpty();
  }

  @Test
  void whatIsDueAtTheSameTimeBeginsOneAfterTheOther() throws IOException {
    stage.declare(WEEKLY + WEEKLY.replace("weekly", "other").replace("10:00", "09:59"));
    stage.lookAt("2026-03-03T09:00:00Z");
    assertThat(stage.begun()).containsExactly("other 2026-03-03T09:00:00Z running");
    stage.passes();
    stage.look();
    assertThat(stage.begun()).hasSize(2).last().asString().startsWith("weekly").endsWith("running");
  }

  @Test
  void theLimitOfDrillsAnHourHoldsItBackAndIsNotCountedAsARefusal() throws IOException {
    stage.lookAt("2026-03-03T08:30:00Z");
    for (int i = 0; i < 12; i++) {
      stage.ask();
      stage.fails();
    }
    stage.lookAt("2026-03-03T09:00:00Z");
    stage.look();
    assertThat(stage.begun()).isEmpty();
    stage.lookAt("2026-03-03T09:31:00Z");
    assertThat(stage.begun()).containsExactly("weekly 2026-03-03T09:31:00Z running");
  }

  @Test
  void aDayOfTwentyThreeHoursBeginsItAndOneOfTwentyFiveOnce() throws IOException {
    stage.declare(WEEKLY.replace("tuesday", "sunday").replace("10:00", "02:30"));
    stage.lookAt("2026-03-29T01:00:00Z");
    assertThat(stage.begun()).containsExactly("weekly 2026-03-29T01:00:00Z running");
    stage.passes();
    stage.lookAt("2026-10-25T00:30:00Z");
    stage.passes();
    stage.lookAt("2026-10-25T01:30:00Z");
    assertThat(stage.begun()).last().isEqualTo("weekly 2026-10-25T00:30:00Z passed");
  }

  @Test
  void aReloadThatChangesNothingOfItGoesOn() throws IOException {
    stage.lookAt("2026-03-03T08:59:59Z");
    stage.declare(WEEKLY + "  severity: page\n");
    stage.lookAt("2026-03-03T09:00:00Z");
    stage.declare(WEEKLY);
    stage.look();
    assertThat(stage.begun()).containsExactly("weekly 2026-03-03T09:00:00Z running");
  }

  /** Nobody who writes half past nine at ten wants a drill at once. */
  @Test
  void aReloadBeginsNothingThatWasDueBeforeIt() throws IOException {
    stage.lookAt("2026-03-03T08:00:00Z");
    stage.declare(WEEKLY.replace("10:00", "08:50"));
    stage.look();
    assertThat(stage.begun()).isEmpty();
    stage.declare(WEEKLY.replace("10:00", "09:10"));
    stage.lookAt("2026-03-03T08:10:00Z");
    assertThat(stage.begun()).containsExactly("weekly 2026-03-03T08:10:00Z running");
    stage.passes();
    stage.declare(WEEKLY);
    stage.lookAt("2026-03-03T09:00:00Z");
    assertThat(stage.begun()).hasSize(2);
  }

  @Test
  void oneThatIsTakenOutBeginsNoMoreAndWhatRunsGoesOn() throws IOException {
    stage.lookAt("2026-03-03T09:00:00Z");
    stage.declare("[]");
    stage.passes();
    stage.lookAt("2026-03-10T09:00:00Z");
    assertThat(stage.begun()).containsExactly("weekly 2026-03-03T09:00:00Z passed");
  }

  @Test
  void whileItCannotBeReadWhatWasBegunNothingBegins() throws IOException {
    stage.restartAt("2026-03-03T08:00:00Z");
    stage.world.file().execute("ALTER TABLE drills RENAME TO hidden");
    stage.lookAt("2026-03-03T09:00:00Z");
    stage.world.file().execute("ALTER TABLE hidden RENAME TO drills");
    stage.lookAt("2026-03-03T09:00:01Z");
    assertThat(stage.begun()).containsExactly("weekly 2026-03-03T09:00:01Z running");
  }

  @Test
  void theReportSaysOfEachServiceAndScheduleTheLastDrillAndTheNext() throws IOException {
    assertThat(report()).containsExactly("checkout weekly never 2026-03-03T09:00:00Z");
    stage.ask();
    stage.fails();
    stage.lookAt("2026-03-03T09:00:00Z");
    assertThat(report())
        .containsExactly("checkout  failed -", "checkout weekly running 2026-03-10T09:00:00Z");
    stage.passes();
    stage.declare("[]");
    assertThat(report()).containsExactly("checkout  passed -");
  }

  @Test
  void theReportIsNoOlderThanTheDrill() throws IOException {
    stage.lookAt("2026-03-03T09:00:00Z");
    stage.failsUnseen();
    assertThat(report()).containsExactly("checkout weekly failed 2026-03-10T09:00:00Z");
  }

  @Test
  void oneThatIsDueAndWaitsIsNextNow() throws IOException {
    stage.lookAt("2026-03-03T08:59:00Z");
    stage.ask();
    stage.lookAt("2026-03-03T09:05:00Z");
    assertThat(report()).last().isEqualTo("checkout weekly never 2026-03-03T09:00:00Z");
  }

  private List<String> report() throws IOException {
    return stage.world.scheduled.report().stream()
        .map(each ->
            "%s %s %s %s"
                .formatted(
                    each.service(),
                    each.schedule(),
                    each.last().map(last -> last.result().toString()).orElse("never"),
                    each.nextAt().map(Object::toString).orElse("-")))
        .toList();
  }

  @Test
  void limitsAreMeasured() {
    assertThat(stage.world.metric("headroom_drill_schedules")).isEqualTo(1);
    assertThat(stage.world.metric("headroom_drill_schedules_limit")).isEqualTo(100);
    assertThat(stage.world.metric("headroom_drill_schedule_late_limit_seconds")).isEqualTo(3_600);
    assertThat(stage.world.scheduled.usages()).hasSize(1);
  }
}
