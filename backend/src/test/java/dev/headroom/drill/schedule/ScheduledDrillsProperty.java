package dev.headroom.drill.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.AlertingConfig;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.record.RecordingDeliveries;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.run.DrillRequest;
import dev.headroom.drill.run.Drills;
import dev.headroom.drill.run.ScriptedServer;
import dev.headroom.model.Urgency;
import dev.headroom.notify.record.MemoryStateStore;
import dev.headroom.slo.objective.Objective;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Walks over weeks with restarts, reloads, a store that does not write and times when nobody looks:
 * no due time begins two drills, none begins late, and one that can begin does.
 */
class ScheduledDrillsProperty {
  private static final int WALKS = 40;
  private static final int STEPS = 300;
  private static final Objective PROMISE = EvaluationFixture.objective("checkout-latency");
  private static final Links LINKS = new Links(URI.create("http://headroom.example"));

  @RegisterExtension final Seed seed = new Seed();

  private final DrillSchedules schedules =
      new DrillSchedules(
          List.of(
              schedule("daily", "02:30", EnumSet.allOf(DayOfWeek.class)),
              schedule("same", "02:30", EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY)),
              schedule("weekly", "10:00", EnumSet.of(DayOfWeek.TUESDAY))));

  private RandomGenerator random = Seed.fixed(1);
  private TestClock clock = new TestClock("2026-03-20T00:00:00Z");
  private MemoryStateStore store = new MemoryStateStore(10);
  private CollectorRegistry registry = new CollectorRegistry();
  private Drills drills;
  private ScheduledDrills scheduled;

  private static DrillSchedule schedule(String name, String at, Set<DayOfWeek> days) {
    DrillRequest request =
        new DrillRequest(Optional.of(PROMISE.name()), Optional.empty(), name, "", Optional.empty());
    return new DrillSchedule(
        request,
        PROMISE.name(),
        PROMISE.service(),
        new DueTimes(days, LocalTime.parse(at), ZoneId.of("Europe/Berlin")),
        "",
        Urgency.TICKET);
  }

  @BeforeEach
  void start() throws IOException {
    registry = new CollectorRegistry();
    Alerting alerting =
        Alerting.open(
            store,
            new RecordingDeliveries(),
            new Alerting.IncidentSources(_ -> Drills.teller(), clock, Seed.fixed(1)),
            AlertingConfig.defaults(),
            incident -> {},
            registry);
    Drills.DrillWays ways = new Drills.DrillWays(LINKS, clock, random);
    drills = new Drills(store, alerting, new ScriptedServer(_ -> List.of()), ways, registry);
    scheduled = new ScheduledDrills(drills, () -> List.of(PROMISE), ways, registry);
    scheduled.replace(schedules);
  }

  @Test
  void eachDueTimeBeginsOneDrillOrNone() throws IOException {
    random = seed.random();
    int begun = 0;
    for (int walk = 0; walk < WALKS; walk++) {
      store = new MemoryStateStore(10);
      clock = new TestClock("2026-03-20T00:00:00Z");
      start();
      for (int step = 0; step < STEPS; step++) {
        step();
        begun += assertThatEachIsThereOnce();
      }
    }
    assertThat(begun).isGreaterThan(WALKS);
  }

  private void step() throws IOException {
    clock.advance(Duration.ofSeconds(random.nextInt(90 * 60)));
    switch (random.nextInt(12)) {
      case 0 -> start();
      case 1 -> {
        clock.advance(Duration.ofHours(random.nextInt(30)));
        start();
      }
      case 2 -> scheduled.replace(schedules);
      case 3 -> store.refuse(true);
      default -> store.refuse(false);
    }
    look();
  }

  private void look() throws IOException {
    Set<String> waiting = waiting();
    boolean couldBegin =
        store.failing().isEmpty() && running() == 0 && !waiting.isEmpty() && isWritable();
    scheduled.look();
    if (couldBegin) {
      assertThat(waiting()).as("at %s", clock.instant()).hasSizeLessThan(waiting.size());
    }
    drills.look();
  }

  private boolean isWritable() {
    try {
      return store.write(_ -> true);
    } catch (IOException refused) {
      return false;
    }
  }

  private double running() {
    return registry.getSampleValue("headroom_drill_running");
  }

  /** What is due, may begin and has not. */
  private Set<String> waiting() throws IOException {
    Set<String> waiting = new HashSet<>();
    for (DrillSchedule each : schedules.all()) {
      Instant due = each.due().latest(clock.instant());
      boolean isThere =
          kept().stream()
              .anyMatch(drill ->
                  drill.schedule().equals(each.name()) && !drill.startedAt().isBefore(due));
      if (!isThere && DrillSchedule.mayBegin(due, clock.instant())) {
        waiting.add(each.name());
      }
    }
    return waiting;
  }

  private List<KeptDrill> kept() throws IOException {
    return drills.latest(Optional.empty(), Drills.KEPT_MAX);
  }

  /** How many there are. */
  private int assertThatEachIsThereOnce() throws IOException {
    Set<String> seen = new HashSet<>();
    List<KeptDrill> kept = kept();
    for (KeptDrill each : kept) {
      DueTimes due = schedules.find(each.schedule()).orElseThrow().due();
      Instant at = due.latest(each.startedAt());
      assertThat(seen.add(each.schedule() + at)).as("%s", each).isTrue();
      assertThat(DrillSchedule.mayBegin(at, each.startedAt())).as("%s", each).isTrue();
    }
    return kept.size();
  }
}
