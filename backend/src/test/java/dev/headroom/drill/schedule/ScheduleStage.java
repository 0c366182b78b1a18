package dev.headroom.drill.schedule;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.run.DrillRequest;
import dev.headroom.drill.schedule.DrillSchedules.Drillable;
import dev.headroom.notify.TestReceiver;
import dev.headroom.notify.World;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.watch.Watch;
import dev.headroom.watch.finding.WatchSubject;
import dev.headroom.watch.heartbeat.Heartbeats;
import dev.headroom.watch.page.UndeliveredPages;
import dev.headroom.watch.refusal.RefusedAlerts;
import dev.headroom.watch.stall.EvaluatorWatch;
import dev.headroom.yaml.Problems;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Time passes, and somebody looks at what is due; drills go through alerting, database and outbox
 * as they are, evaluations are the test's.
 */
final class ScheduleStage implements AutoCloseable {
  /** Tuesdays at ten in Berlin, which is nine in UTC in winter. */
  static final String WEEKLY =
      """
      - name: weekly
        service: checkout
        days: [tuesday]
        at: "10:00"
        timeZone: Europe/Berlin
      """;

  final World world;
  private final TestReceiver receiver = TestReceiver.start();
  private final Path folder;
  private Watch watch;

  /** Begins on a Sunday. */
  ScheduleStage(Path folder) throws IOException {
    this.folder = folder;
    receiver.always(TestReceiver.status(200));
    world = new World(folder);
    watch = watch();
    reload();
  }

  private Watch watch() {
    CollectorRegistry registry = new CollectorRegistry();
    return new Watch(
        Heartbeats.open(world.database, world.clock, () -> 0, registry),
        new EvaluatorWatch(() -> Duration.ZERO, Duration.ofSeconds(30), ""),
        new UndeliveredPages(_ -> List.of(), Duration.ofMinutes(5), "", world.clock, registry),
        new RefusedAlerts(Optional::empty, "", world.clock.instant()),
        world.scheduled::findings,
        new Links(URI.create("http://localhost:8080")),
        world.clock);
  }

  private void reload() throws IOException {
    world.scheduled.replace(world.schedules);
    world.routeTo(receiver.url("/pager"));
  }

  /** Reloads the files with these drills. */
  void declare(String entries) throws IOException {
    Path file = Files.writeString(folder.resolve("drills.yaml"), "drills:\n" + entries.indent(2));
    Problems problems = new Problems();
    Drillable known = new Drillable(List.of(World.LATENCY, World.ERRORS), _ -> Optional.empty());
    world.schedules = DrillSchedules.read(file, known, problems);
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.sorted());
    }
    reload();
  }

  /** Nobody looks until then. */
  void lookAt(String time) {
    Instant then = Instant.parse(time);
    world.pass(Duration.between(world.clock.instant(), then));
    look();
  }

  void look() {
    world.scheduled.look();
    world.drills.look();
    watch.look(world.alerting);
  }

  private void lookAfter(Duration time) {
    world.pass(time);
    look();
  }

  /** The process ends, time passes, and another one begins. */
  void restartAt(String time) throws IOException {
    world.stop();
    world.clock.set(Instant.parse(time));
    world.open();
    watch = watch();
  }

  /** Somebody asks for a drill, which runs from now on. */
  void ask() throws IOException {
    world.drills.start(
        new DrillRequest(Optional.of("checkout-errors"), Optional.empty(), "dana"),
        List.of(World.ERRORS));
  }

  /** The drill that runs goes the whole way, and somebody takes its page. */
  void passes() throws IOException {
    look();
    lookAfter(Duration.ofSeconds(51));
    evaluate(true);
    lookAfter(Duration.ofSeconds(1));
    for (Incident each : world.alerting.unresolved()) {
      if (!WatchSubject.is(each.subject())) {
        world.alerting.acknowledge(each.id(), "ada");
      }
    }
    clearAway();
  }

  /** The tier of the drill that runs does not fire in time. */
  void fails() {
    failsUnseen();
    clearAway();
  }

  /** The same, and nobody has looked at schedules since. */
  void failsUnseen() {
    look();
    lookAfter(Duration.ofSeconds(72));
  }

  private void clearAway() {
    lookAfter(Duration.ofSeconds(1));
    evaluate(false);
    lookAfter(Duration.ofSeconds(1));
    lookAfter(Duration.ofSeconds(1));
  }

  private void evaluate(boolean burns) {
    world.alerting.onRounds(
        world.drills.rounds(
            EvaluationFixture.BURNS.rounds(
                world.drilled.counted.stream()
                    .map(each ->
                        burns
                            ? EvaluationFixture.firing(
                                each, world.clock.instant(), EvaluationFixture.PAGE_1H)
                            : EvaluationFixture.silent(each, world.clock.instant()))
                    .toList())));
    world.drills.onAlerted();
  }

  /** The drills by the clock, oldest first. */
  List<String> begun() throws IOException {
    return world.drills.latest(Optional.empty(), 99).reversed().stream()
        .filter(each -> !each.schedule().isEmpty())
        .map(ScheduleStage::text)
        .toList();
  }

  private static String text(KeptDrill drill) {
    return "%s %s %s".formatted(drill.schedule(), drill.startedAt(), drill.result());
  }

  /** Those that Headroom raises about drills and that stand. */
  List<Incident> failures() {
    return world.alerting.unresolved().stream()
        .filter(each -> WatchSubject.is(each.subject()))
        .toList();
  }

  /** Who was told of what Headroom raises about drills. */
  List<String> told() throws IOException {
    List<String> told = new ArrayList<>();
    for (DeliveryReport each : world.deliveries()) {
      Incident about = world.alerting.find(each.incident()).orElseThrow();
      if (WatchSubject.is(about.subject())) {
        told.add(each.event() + " to " + each.receiver());
      }
    }
    return told;
  }

  @Override
  public void close() {
    world.close();
    receiver.close();
  }
}
