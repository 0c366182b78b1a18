package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.routing.shadow.Shadow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Escalation and failover where some of the receivers are in shadow. */
class ShadowedEscalationTest extends EscalationStage {
  private void inShadow(String... receivers) {
    world.alerting.reload(
        List.of(World.LATENCY.name(), World.ERRORS.name()),
        world.routing().with(new Shadow(Set.of(), Set.of(receivers))));
  }

  private String next(Incident incident) throws IOException {
    return world
        .alerting
        .escalation(world.alerting.find(incident.id()).orElseThrow())
        .next()
        .map(each ->
            each.receiver() + " after " + Duration.between(incident.startedAt(), each.at()))
        .orElse("nobody");
  }

  @Test
  void theStepsOfAReceiverInShadowAreCountedAsIfItHadBeenTold() throws Exception {
    inShadow("first");
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    assertThat(next(incident)).isEqualTo("second after PT10M");
    pass(9);
    assertThat(told()).isEmpty();
    pass(1);
    assertThat(told()).containsExactly("second firing");
    restart();
    inShadow("first");
    pass(19);
    assertThat(told()).isEmpty();
    pass(1);
    assertThat(told()).containsExactly("lead firing");
    assertThat(next(incident)).isEqualTo("nobody");
  }

  @Test
  void theStepsOfANewAlarmAreCountedFromThatOne() throws Exception {
    inShadow("first");
    Incident incident = world.fires(World.LATENCY, PAGE_6H);
    pass(5);
    world.alerting.acknowledge(incident.id(), "ada");
    pass(60);
    world.fires(World.LATENCY, PAGE_1H);
    pass(9);
    assertThat(told()).isEmpty();
    pass(1);
    assertThat(told()).containsExactly("second firing -2");
  }
}
