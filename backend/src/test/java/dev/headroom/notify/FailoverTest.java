package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that do not arrive. */
class FailoverTest extends EscalationStage {
  private static final String FAILOVER = ", failover: {after: 5m, receiver: second}";

  @BeforeEach
  void standIn() throws Exception {
    route("", FAILOVER);
  }

  private void firstAnswers(int status) {
    receiver.always(exchange -> {
      boolean first = exchange.getRequestURI().getPath().equals("/first");
      exchange.sendResponseHeaders(first ? status : 200, -1);
    });
  }

  @Test
  void whatDoesNotArriveInTimeIsToldToTheOtherAndTheFirstHearsItWhenItIsBack() throws Exception {
    firstAnswers(503);
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    pass(4);
    assertThat(told()).isNotEmpty().containsOnly("first firing");
    pass(1);
    assertThat(told()).containsOnlyOnce("second firing");
    pass(30);
    assertThat(told()).containsOnly("first firing");
    firstAnswers(200);
    pass(2);
    assertThat(told()).containsExactly("first firing");
    assertThat(lines(incident.id()))
        .containsExactly("first could not be told for 5m: told second.");
  }

  @Test
  void whatIsRefusedForGoodIsToldToTheOtherAtOnce() throws Exception {
    firstAnswers(400);
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    pass(0);
    assertThat(told()).containsExactly("first firing", "second firing");
    restart();
    pass(60);
    assertThat(told()).isEmpty();
    assertThat(lines(incident.id())).containsExactly("first cannot be told: told second.");
  }

  @Test
  void whatArrivesOrIsAcknowledgedIsNotToldToTheOther() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    firstAnswers(503);
    Incident taken = world.fires(World.ERRORS, PAGE_1H);
    world.alerting.acknowledge(taken.id(), "ada");
    pass(60);
    assertThat(told()).contains("first firing").noneMatch(each -> each.startsWith("second"));
  }

  @Test
  void aRestartInBetweenNeitherLosesNorRepeatsIt() throws Exception {
    firstAnswers(503);
    world.fires(World.LATENCY, PAGE_1H);
    pass(3);
    restart();
    told();
    pass(2);
    restart();
    pass(10);
    assertThat(told()).containsOnlyOnce("second firing");
  }

  @Test
  void anAlarmThatAsksAgainIsToldToTheOtherAgainOnlyIfItDoesNotArriveEither() throws Exception {
    firstAnswers(400);
    Incident incident = world.fires(World.LATENCY, PAGE_6H);
    pass(0);
    world.alerting.acknowledge(incident.id(), "ada");
    firstAnswers(200);
    told();
    world.fires(World.LATENCY, PAGE_1H);
    pass(60);
    assertThat(told()).noneMatch(each -> each.startsWith("second"));
  }

  @Test
  void whoWasToldByEscalationIsNotToldAgainByFailover() throws Exception {
    route("escalation: [{after: 1m, receiver: second}]", FAILOVER);
    firstAnswers(503);
    world.fires(World.LATENCY, PAGE_1H);
    pass(1);
    pass(10);
    assertThat(told()).containsOnlyOnce("second firing");
  }
}
