package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How escalations of others are on record to have gone wrong; the table is in docs/pages.md. */
class EscalationsOnRecordTest extends EscalationStage {
  @Test
  @DisplayName("oncall #1206: a step that a window of time held back was never taken")
  void aStepThatAWindowHeldBackIsTakenAtItsEndAlsoAfterARestart() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    route("mute_time_intervals: [nights], " + LADDER);
    told();
    pass(20);
    restart();
    pass(32);
    assertThat(told()).isEmpty();
    pass(1);
    assertThat(told()).containsExactly("second firing", "lead firing");
  }

  @Test
  @DisplayName("oncall #3111, #4760: what somebody had taken paged months later")
  void whatSomebodyHasTakenPagesNobodyMonthsLater() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    told();
    world.alerting.acknowledge(incident.id(), "ada");
    for (int month = 0; month < 5; month++) {
      pass(30 * 24 * 60);
      restart();
      world.fires(World.LATENCY, PAGE_1H);
    }
    assertThat(told()).isEmpty();
  }

  @Test
  @DisplayName("oncall #4654: somebody had taken it and a text message came all the same")
  void whatSomebodyHasTakenTakesNoFurtherStep() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    told();
    world.alerting.acknowledge(incident.id(), "ada");
    pass(60);
    assertThat(told()).isEmpty();
  }

  @Test
  @DisplayName("goalert #2594: maintenance did not stop a cycle that was running")
  void aSilenceStopsStepsThatHaveBegunAlsoAfterARestart() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    pass(10);
    assertThat(told()).containsExactly("first firing", "second firing");
    Instant now = world.clock.instant();
    world.silences.make(
        new SilenceRequest(
            Optional.empty(),
            List.of(new Matcher("slo", Operator.EQUAL, World.LATENCY.name())),
            "dana",
            "maintenance",
            Optional.of(now),
            now.plus(Duration.ofHours(2)),
            false));
    world.alerting.followMuting();
    restart();
    pass(60);
    assertThat(told()).isEmpty();
  }
}
