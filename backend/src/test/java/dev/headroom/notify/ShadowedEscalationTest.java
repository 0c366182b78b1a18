package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.TimelineEntry;
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
        .map(
            each -> each.receiver() + " after " + Duration.between(incident.startedAt(), each.at()))
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

  @Test
  void aStepToAReceiverInShadowIsSaidOnceAndToldOnceItIsPromoted() throws Exception {
    inShadow("second");
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    assertThat(next(incident)).isEqualTo("lead after PT30M");
    pass(9);
    assertThat(notTold(incident)).isEmpty();
    pass(1);
    restart();
    inShadow("second");
    pass(5);
    assertThat(notTold(incident))
        .containsExactly("Not told to second: it is in shadow, and would be told.");
    assertThat(told()).containsExactly("first firing");
    inShadow();
    pass(1);
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(told()).containsExactly("second firing");
    pass(14);
    assertThat(told()).containsExactly("lead firing");
  }

  @Test
  void aFailoverInShadowIsSaidOnceAndHandsOnAtOnce() throws Exception {
    world.route(
        """
        route: {receiver: first}
        receivers:
          - {name: first, webhook_configs: [{url: '%s'}], failover: {after: 5m, receiver: second}}
          - {name: second, webhook_configs: [{url: '%s'}], failover: {after: 5m, receiver: lead}}
          - {name: lead, webhook_configs: [{url: '%s'}]}
        """
            .formatted(receiver.url("/first"), receiver.url("/second"), receiver.url("/lead")));
    inShadow("second");
    receiver.always(exchange ->
        exchange.sendResponseHeaders(
            exchange.getRequestURI().getPath().equals("/first") ? 400 : 200, -1));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    pass(0);
    assertThat(told()).containsExactly("first firing", "lead firing");
    pass(20);
    assertThat(told()).isEmpty();
    assertThat(lines(incident.id())).containsExactly("first cannot be told: told lead.");
    assertThat(notTold(incident))
        .containsExactly("Not told to second: it is in shadow, and would be told.");
  }

  private List<String> notTold(Incident incident) throws IOException {
    return world.alerting.timeline(incident.id()).stream()
        .map(TimelineEntry::description)
        .filter(each -> each.startsWith("Not told to"))
        .toList();
  }
}
