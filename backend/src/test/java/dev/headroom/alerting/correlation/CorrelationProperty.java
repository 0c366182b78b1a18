package dev.headroom.alerting.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.Thoroughness;
import dev.headroom.alerting.incident.Incident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * No page is lost, whatever services need, fire, end and whatever people do: at all times every
 * alert that asks for a page was told or somebody has taken it, or it is attached to an incident
 * that was told and has not ended. Nor is anything told twice of one alarm.
 */
class CorrelationProperty {
  private static final int WALKS = Thoroughness.of(12, 80);
  private static final int STEPS = 60;
  private static final List<String> SERVICES = List.of("checkout", "payments", "database", "web");
  private static final List<String> ALERTS = List.of("Slow", "Failed");

  @RegisterExtension final Seed seed = new Seed();
  @TempDir Path folder;

  @Test
  void everyPageIsToldOrAttachedToOneThatWas() throws Exception {
    Random random = seed.random();
    int attached = 0;
    int released = 0;
    for (int walk = 0; walk < WALKS; walk++) {
      Path own = Files.createDirectory(folder.resolve("walk-" + walk));
      try (CorrelationStage stage = CorrelationStage.withDefaults(own)) {
        stage.needs(needs(random));
        Walk done = new Walk(stage, random);
        for (int step = 0; step < STEPS; step++) {
          done.step();
        }
        attached += done.attached.size();
        released += done.released;
      }
    }
    assertThat(attached).isGreaterThan(WALKS);
    assertThat(released).isGreaterThan(WALKS / 4);
  }

  /** Circles and services that nobody declares included. */
  private static Map<String, List<String>> needs(Random random) {
    return Map.of(
        "checkout", some(random),
        "payments", some(random),
        "database", some(random));
  }

  private static List<String> some(Random random) {
    return SERVICES.stream().filter(_ -> random.nextInt(3) == 0).toList();
  }

  private static final class Walk {
    private final CorrelationStage stage;
    private final Random random;
    private final List<String> history = new ArrayList<>();
    private final Set<String> attached = new HashSet<>();
    private int released;

    Walk(CorrelationStage stage, Random random) {
      this.stage = stage;
      this.random = random;
    }

    void step() throws IOException {
      String subject = any(SERVICES) + "/" + any(ALERTS);
      int what = random.nextInt(12);
      history.add(what + " " + subject);
      switch (what) {
        case 0, 1, 2, 3 -> stage.fires(subject);
        case 4, 5 -> stage.clears(subject);
        case 6 -> stage.recovers(subject);
        case 7 -> act(subject, false);
        case 8 -> act(subject, true);
        case 9 -> stage.pass(Duration.ofSeconds(random.nextInt(400)));
        case 10 -> stage.restart();
        default -> {
          stage.needs(needs(random));
          stage.reload();
        }
      }
      stage.pass(Duration.ofSeconds(1));
      stage.alerting.followMuting();
      judge();
    }

    private <T> T any(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }

    private void act(String subject, boolean resolves) throws IOException {
      Incident incident = stage.standing().get(subject);
      if (incident != null && resolves) {
        stage.alerting.resolve(incident.id(), "dana");
      } else if (incident != null) {
        stage.alerting.acknowledge(incident.id(), "dana");
      }
    }

    private void judge() throws IOException {
      Set<String> alarms = new HashSet<>();
      for (String told : stage.pagers.take()) {
        if (told.startsWith("opened ")) {
          assertThat(alarms.add(told)).as("%s twice after %s", told, history).isTrue();
        }
      }
      Map<String, Incident> standing = stage.standing();
      for (Incident each : standing.values()) {
        judge(each, standing);
      }
    }

    private void judge(Incident incident, Map<String, Incident> standing) throws IOException {
      Optional<String> cause = incident.attachment().map(to -> to.incident());
      if (cause.isPresent()) {
        attached.add(incident.id());
        Incident root =
            standing.values().stream()
                .filter(each -> each.id().equals(cause.get()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("its cause has ended after " + history));
        assertThat(root.attachment()).as("a chain after %s", history).isEmpty();
        assertThat(stage.pagers.isTold(root.id())).as("its cause is told, %s", history).isTrue();
      } else {
        released += attached.contains(incident.id()) ? 1 : 0;
        boolean somebodyHasIt = incident.acknowledgement().isPresent();
        assertThat(somebodyHasIt || stage.pagers.isTold(incident.id()))
            .as("%s is told after %s", incident.subject(), history)
            .isTrue();
      }
    }
  }
}
