package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static dev.headroom.burn.EvaluationFixture.TICKET_3D;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.escalation.EscalationOutlook;
import dev.headroom.alerting.escalation.EscalationOutlook.NextStep;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pages that nobody acknowledges, through the database to what receivers get. It is 03:07. */
class EscalationTest extends EscalationStage {
  @Test
  void whatNobodyAcknowledgesIsToldToTheNextReceiverAndEachOnce() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    assertThat(told()).containsExactly("first firing");
    pass(9);
    assertThat(told()).isEmpty();
    pass(1);
    assertThat(told()).containsExactly("second firing");
    pass(19);
    assertThat(told()).isEmpty();
    pass(1);
    assertThat(told()).containsExactly("lead firing");
    pass(200);
    assertThat(told()).isEmpty();
    assertThat(lines(incident.id()))
        .containsExactly(
            "Nobody has acknowledged for 10m: told second.",
            "Nobody has acknowledged for 30m: told lead.");
    world.alerting.resolve(incident.id(), "ada");
    assertThat(told())
        .containsExactlyInAnyOrder("first resolved", "second resolved", "lead resolved");
  }

  @Test
  void whatIsAcknowledgedOrHasEndedGoesNoFurther() throws Exception {
    Incident taken = world.fires(World.LATENCY, PAGE_1H);
    Incident ended = world.fires(World.ERRORS, PAGE_1H);
    pass(5);
    world.alerting.acknowledge(taken.id(), "ada");
    world.alerting.resolve(ended.id(), "ada");
    told();
    pass(500);
    assertThat(told()).isEmpty();
    assertThat(outlook(taken.id()).next()).isEmpty();
  }

  @Test
  void anAlarmThatAsksAgainStartsFromTheFirstStep() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_6H);
    pass(10);
    world.alerting.acknowledge(incident.id(), "ada");
    assertThat(told()).containsExactly("first firing", "second firing");
    pass(30);
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(told()).containsExactly("first firing -2", "first resolved");
    pass(9);
    assertThat(told()).isEmpty();
    pass(1);
    assertThat(told()).containsExactly("second firing -2", "second resolved");
    pass(20);
    assertThat(told()).containsExactly("lead firing -2");
  }

  @Test
  void whoHasNotBeenReachedByTheNewAlarmHearsTheEndOfTheOldOne() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_6H);
    pass(10);
    world.alerting.acknowledge(incident.id(), "ada");
    world.fires(World.LATENCY, PAGE_1H);
    told();
    restart();
    world.alerting.resolve(incident.id(), "ada");
    assertThat(told()).containsExactlyInAnyOrder("first resolved -2", "second resolved");
  }

  @Test
  void anIncidentThatComesBackTellsTheSecondLineNothingBeforeItsTurn() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    pass(10);
    world.isSilent(World.LATENCY);
    told();
    Incident back = world.fires(World.LATENCY, PAGE_1H);
    assertThat(back.alarm()).isEqualTo(2);
    assertThat(told()).containsExactly("first firing -2");
    world.alerting.resolve(back.id(), "ada");
    assertThat(told()).containsExactly("first resolved -2");
  }

  @Test
  void aRestartBetweenAnyTwoStepsTellsNobodyAgainAndForgetsNobody() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    restart();
    pass(10);
    restart();
    pass(0);
    pass(19);
    restart();
    assertThat(told()).containsExactly("first firing", "second firing");
    pass(1);
    restart();
    pass(60);
    assertThat(told()).containsExactly("lead firing");
  }

  @Test
  void whatCameDueWhileItWasDownIsToldAtTheStart() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    world.stop();
    world.clock.advance(Duration.ofMinutes(45));
    told();
    world.open();
    pass(0);
    assertThat(told()).containsExactly("second firing", "lead firing");
  }

  @Test
  void aStepThatCannotBeWrittenIsToldFromMemoryAndOnce() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    told();
    world.breakTable("INSERT ON tellings");
    pass(10);
    assertThat(told()).containsExactly("second firing");
    pass(1);
    assertThat(told()).isEmpty();
    world.mend();
    world.alerting.note(incident.id(), "ada", "Writes what waits.");
    pass(1);
    assertThat(told()).isEmpty();
    restart();
    pass(5);
    assertThat(told()).isEmpty();
    assertThat(lines(incident.id())).hasSize(1);
  }

  @Test
  void aReloadThatChangesTheStepsGoesOnFromWhereTheAlarmIs() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    pass(10);
    told();
    route("escalation: [{after: 5m, receiver: second}, {after: 15m, receiver: lead}]");
    pass(0);
    assertThat(told()).isEmpty();
    route("escalation: [{after: 20m, receiver: second}]");
    pass(30);
    assertThat(told()).isEmpty();
    route("escalation: [{after: 50m, receiver: lead}]");
    pass(9);
    assertThat(told()).isEmpty();
    pass(1);
    assertThat(told()).containsExactly("lead firing");
  }

  @Test
  void aSilenceHoldsTheStepsAndTheNewAlarmAfterItHasThemAll() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    pass(5);
    told();
    silence(Duration.ofHours(1));
    pass(40);
    assertThat(told()).isEmpty();
    assertThat(outlook(incident.id()).next()).isEmpty();
    pass(20);
    assertThat(told()).containsExactly("first firing -2", "first resolved");
    pass(10);
    assertThat(told()).containsExactly("second firing -2");
  }

  @Test
  void aRouteThatRestsTakesItsStepsAfterwards() throws Exception {
    route("mute_time_intervals: [nights], " + LADDER);
    world.fires(World.LATENCY, PAGE_1H);
    pass(50);
    assertThat(told()).isEmpty();
    pass(10);
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(told()).containsExactly("first firing");
    pass(10);
    assertThat(told()).containsExactly("second firing");
  }

  @Test
  void aStepThatFallsIntoTheHoursOfRestIsTakenAtTheirEnd() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    route("mute_time_intervals: [nights], " + LADDER);
    told();
    pass(52);
    assertThat(told()).isEmpty();
    pass(1);
    assertThat(told()).containsExactly("second firing", "lead firing");
  }

  @Test
  void aTicketIsNotPassedOn() throws Exception {
    world.route(
        """
        route: {receiver: first, %s}
        receivers:
          - {name: first, webhook_configs: [{url: '%s'}]}
          - {name: second, webhook_configs: [{url: '%s'}]}
          - {name: lead}
        """
            .formatted(LADDER, receiver.url("/first"), receiver.url("/second")));
    world.fires(World.LATENCY, TICKET_3D);
    told();
    pass(100);
    assertThat(told()).isEmpty();
  }

  @Test
  void stepsBeginWithAReceiverOfTheUserInterfaceAloneAsWithAnyOther() throws Exception {
    world.route(
        """
        route: {receiver: desk, escalation: [{after: 10m, receiver: second}]}
        receivers:
          - {name: desk}
          - {name: second, webhook_configs: [{url: '%s'}]}
        """
            .formatted(receiver.url("/second")));
    world.fires(World.LATENCY, PAGE_1H);
    pass(10);
    assertThat(told()).containsExactly("second firing");
  }

  @Test
  void theOutlookSaysWhoIsNextAndWhoWasTold() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    Instant start = world.clock.instant();
    assertThat(outlook(incident.id()))
        .isEqualTo(
            new EscalationOutlook(
                Optional.of(new NextStep("second", start.plus(Duration.ofMinutes(10)))),
                List.of()));
    pass(10);
    EscalationOutlook later = outlook(incident.id());
    assertThat(later.next()).contains(new NextStep("lead", start.plus(Duration.ofMinutes(30))));
    assertThat(later.done()).extracting(Telling::receiver).containsExactly("second");
    world.alerting.resolve(incident.id(), "ada");
    EscalationOutlook over = outlook(incident.id());
    assertThat(over.next()).isEmpty();
    assertThat(over.done()).extracting(Telling::receiver).containsExactly("second");
  }

  @Test
  void manyPagesAreEachPassedOnOnce() throws Exception {
    world.firesMany(100);
    told();
    pass(10);
    assertThat(told()).hasSize(100).containsOnly("second firing");
    pass(1);
    assertThat(told()).isEmpty();
  }

  @Test
  void aClockThatIsSetDoesNotTakeAStepTwice() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    pass(10);
    told();
    world.clock.advance(Duration.ofHours(-1));
    pass(0);
    pass(70);
    assertThat(told()).isEmpty();
    world.clock.advance(Duration.ofDays(1));
    pass(0);
    assertThat(told()).containsExactly("lead firing");
  }

  private EscalationOutlook outlook(String id) throws IOException {
    return world.alerting.escalation(world.alerting.find(id).orElseThrow());
  }

  private void silence(Duration length) throws IOException {
    Instant now = world.clock.instant();
    world.silences.make(
        new SilenceRequest(
            Optional.empty(),
            List.of(new Matcher("slo", Operator.EQUAL, World.LATENCY.name())),
            "dana",
            "maintenance",
            Optional.of(now),
            now.plus(length),
            false));
    world.alerting.followMuting();
  }
}
