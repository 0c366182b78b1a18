package dev.headroom.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.record.Audience;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.notify.TestReceiver;
import dev.headroom.notify.World;
import dev.headroom.notify.words.StepWords;
import dev.headroom.notify.words.StepWords.NamedFact;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing.OnCallCalendar;
import dev.headroom.routing.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What receivers are told of who is on call. */
class OnCallDeliveriesTest {
  @TempDir Path folder;
  private final List<Transition> told = new ArrayList<>();

  private final Deliveries<Object> deliveries =
      new Deliveries<>() {
        @Override
        public void enqueue(Object records, Transition transition, Audience audience) {
          told.add(transition);
        }

        @Override
        public List<String> untold(String incident, List<Receiver> routed) {
          return List.of();
        }

        @Override
        public Map<String, Instant> lastTold(String incident) {
          return Map.of();
        }

        @Override
        public void sendUnwritten(Transition transition, Audience audience) {
          told.add(transition);
        }

        @Override
        public void committed() {}

        @Override
        public void receivers(List<Receiver> receivers) {}
      };

  @Test
  void everyPageNamesThemAndWhatIsKeptDoesNot() throws Exception {
    try (TestReceiver server = TestReceiver.start();
        World world = new World(folder);
        OnCallStage stage = new OnCallStage(folder.resolve("on-call"), world.clock)) {
      server.always(TestReceiver.text(200, OnCallTest.ADA));
      stage.onCall.reload(
          List.of(
              new OnCallCalendar(
                  "payments", new Secret(server.url("/cal")), Duration.ofMinutes(5), List.of())));
      Incident incident = world.fires(World.LATENCY, EvaluationFixture.PAGE_1H);
      Transition step = new Transition(TransitionKind.OPENED, world.clock.instant(), incident);
      OnCallDeliveries<Object> named = new OnCallDeliveries<>(deliveries, stage.onCall);
      named.enqueue(this, step, Audience.of(List.of()));
      stage.onCall.look();
      named.enqueue(this, step, Audience.of(List.of()));
      named.sendUnwritten(step, Audience.of(List.of()));
      assertThat(told.getFirst()).isEqualTo(step);
      assertThat(told.subList(1, 3))
          .allSatisfy(each -> {
            assertThat(each.incident().annotations()).containsEntry("on_call", "ada (payments)");
            assertThat(StepWords.of(each).facts())
                .contains(new NamedFact("On call", "ada (payments)"));
          });
      assertThat(incident.annotations()).doesNotContainKey("on_call");
    }
  }
}
