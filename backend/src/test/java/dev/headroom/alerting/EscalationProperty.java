package dev.headroom.alerting;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.burn.BurnAlerts;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routings;
import dev.headroom.slo.objective.Objective;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stories in any order, beside a few lines that say who must have been told by then. */
class EscalationProperty extends AlertingStage {
  private static final int STORIES = 12;
  private static final int STEPS = 60;
  private static final List<Map<String, Integer>> LADDERS =
      List.of(
          Map.of("second", 10, "lead", 30),
          Map.of("second", 3),
          Map.of("lead", 20, "second", 40),
          Map.of());

  /** What must be true of one alarm. */
  private static final class Expected {
    final Instant since;
    final Set<String> told = new HashSet<>();

    Expected(Instant since) {
      this.since = since;
    }
  }

  @RegisterExtension final Seed seed = new Seed();
  private final Map<String, Expected> alarms = new HashMap<>();
  private Map<String, Integer> ladder = Map.of();

  @Test
  void eachStepOfEachAlarmIsTakenWhenItIsTimeAndOnce() throws Exception {
    RandomGenerator random = seed.random();
    for (int story = 0; story < STORIES; story++) {
      reload(random);
      for (int step = 0; step < STEPS; step++) {
        act(random);
        look();
      }
    }
    assertThat(alarms.values()).anyMatch(each -> each.told.contains("lead"));
    assertThat(alarms.keySet()).anyMatch(each -> each.endsWith(" 2"));
  }

  private void act(RandomGenerator random) throws IOException {
    Objective objective = random.nextBoolean() ? LATENCY : ERRORS;
    switch (random.nextInt(12)) {
      case 0, 1 -> fires(objective, PAGE_1H);
      case 2 -> fires(objective, PAGE_6H);
      case 3 -> isSilent(objective);
      case 4 -> acknowledge(random);
      case 5 -> resolve(random);
      case 6 -> reload(random);
      case 7 -> {
        restart();
        reroute();
      }
      case 8 -> clock.advance(Duration.ofMinutes(-random.nextInt(1, 30)));
      default -> clock.advance(Duration.ofMinutes(random.nextInt(1, 25)));
    }
  }

  private void acknowledge(RandomGenerator random) throws IOException {
    for (Incident each : alerting.unresolved()) {
      if (random.nextBoolean()) {
        alerting.acknowledge(each.id(), "ada");
      }
    }
  }

  private void resolve(RandomGenerator random) throws IOException {
    for (Incident each : alerting.unresolved()) {
      if (random.nextBoolean()) {
        alerting.resolve(each.id(), "ada");
      }
    }
  }

  private void reload(RandomGenerator random) throws IOException {
    ladder = LADDERS.get(random.nextInt(LADDERS.size()));
    reroute();
  }

  private void reroute() throws IOException {
    String rungs =
        ladder.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(each -> "{after: %dm, receiver: %s}".formatted(each.getValue(), each.getKey()))
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    Routing routing =
        Routings.read(
            folder,
            """
            route: {receiver: pager, escalation: [%s]}
            receivers: [{name: pager}, {name: second}, {name: lead}]
            """
                .formatted(rungs));
    alerting.reload(BurnAlerts.subjects(List.of(LATENCY, ERRORS)), routing);
  }

  /** Alerting looks; what it has done by then is what these lines say. */
  private void look() throws IOException {
    List<Incident> standing = alerting.unresolved();
    alerting.followMuting();
    for (Incident each : standing) {
      Expected expected = alarms.computeIfAbsent(key(each), _ -> new Expected(began(each)));
      if (each.state() == IncidentState.OPEN) {
        ladder.forEach((receiver, minutes) -> {
          if (!clock.instant().isBefore(expected.since.plus(Duration.ofMinutes(minutes)))) {
            expected.told.add(receiver);
          }
        });
      }
      assertThat(told(each)).containsExactlyInAnyOrderElementsOf(expected.told);
    }
  }

  private static String key(Incident incident) {
    return incident.id() + " " + incident.alarm();
  }

  /** When it asked for a person: the latest line that says so. */
  private Instant began(Incident incident) {
    Set<EntryKind> asking = Set.of(EntryKind.OPENED, EntryKind.REOPENED, EntryKind.UNACKNOWLEDGED);
    try {
      return alerting.timeline(incident.id()).stream()
          .filter(each -> asking.contains(each.kind()))
          .reduce((_, later) -> later)
          .map(TimelineEntry::at)
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> told(Incident incident) throws IOException {
    List<String> told = new ArrayList<>();
    for (TimelineEntry each : alerting.timeline(incident.id())) {
      if (each.kind() == EntryKind.ESCALATED
          && String.valueOf(incident.alarm()).equals(each.details().get("alarm"))) {
        told.add(each.description().replaceAll(".*told (.*)\\.", "$1"));
      }
    }
    return told;
  }
}
