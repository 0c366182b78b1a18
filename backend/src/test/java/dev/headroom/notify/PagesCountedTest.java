package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static dev.headroom.burn.EvaluationFixture.TICKET_3D;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.drill.TestPages.TestPageRequest;
import dev.headroom.pagerload.PagerLoad;
import dev.headroom.pagerload.PagerLoad.WeekLoad;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What of all that alerting and outbox do is a page, and when somebody acted on one. It is 03:07.
 */
class PagesCountedTest extends EscalationStage {
  private WeekLoad week() throws IOException {
    PagerLoad load = new PagerLoad(world.database, world.clock, new CollectorRegistry());
    return load.report(1).services().stream()
        .map(each -> each.weeks().getFirst())
        .reduce(
            new WeekLoad(0, 0, 0, Set.of()),
            (one, other) ->
                new WeekLoad(
                    one.pages() + other.pages(),
                    one.atNight() + other.atNight(),
                    one.actedOn() + other.actedOn(),
                    Set.of()));
  }

  @Test
  void onePageIsOneHoweverManyAreToldAndHoweverOften() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    pass(10);
    pass(300);
    assertThat(receiver.take()).hasSize(3);
    assertThat(week().pages()).isOne();
    assertThat(week().atNight()).isOne();
    restart();
    assertThat(week().pages()).isOne();
  }

  @Test
  void whatAsksAgainIsAnotherPage() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_6H);
    world.alerting.acknowledge(incident.id(), "ada");
    pass(30);
    assertThat(world.fires(World.LATENCY, PAGE_1H).alarm()).isEqualTo(2);
    pass(0);
    assertThat(week().pages()).isEqualTo(2);
  }

  @Test
  void aTicketIsNone() throws Exception {
    world.fires(World.LATENCY, TICKET_3D);
    pass(1);
    assertThat(week().pages()).isZero();
  }

  @Test
  void aTestPageIsNone() throws Exception {
    world.testPages.send(
        new TestPageRequest(Optional.of("first"), Map.of("severity", "page"), "dana"));
    pass(0);
    assertThat(receiver.take()).hasSize(1);
    assertThat(week().pages()).isZero();
  }

  @Test
  void whatIsSilencedIsNoneUntilTheSilenceEnds() throws Exception {
    world.silences.make(
        new SilenceRequest(
            Optional.empty(),
            List.of(new Matcher("slo", Operator.EQUAL, "checkout-latency")),
            "ada",
            "work on it",
            Optional.of(world.clock.instant()),
            world.clock.instant().plus(Duration.ofHours(1)),
            false));
    world.fires(World.LATENCY, PAGE_1H);
    pass(30);
    assertThat(week().pages()).isZero();
    pass(31);
    assertThat(week().pages()).isOne();
  }

  @Test
  void whatNobodyTookIsNoneAndCountsWhenItArrives() throws Exception {
    receiver.always(TestReceiver.status(503));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(week().pages()).isZero();
    receiver.always(TestReceiver.status(200));
    pass(1);
    assertThat(week().pages()).isOne();
  }

  @Test
  void whoOnlyAcknowledgesAndResolvesHasNotActed() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    pass(1);
    world.alerting.acknowledge(incident.id(), "ada");
    world.alerting.resolve(incident.id(), "ada");
    assertThat(week()).extracting(WeekLoad::pages, WeekLoad::actedOn).containsExactly(1, 0);
  }

  @Test
  void aNoteIsAnActAndSoIsAStepThatIsDone() throws Exception {
    Incident noted = world.fires(World.LATENCY, PAGE_1H);
    Incident stepped = world.fires(World.ERRORS, PAGE_1H);
    pass(1);
    world.alerting.mark(stepped.id(), "ada", 0, true, "Look");
    assertThat(week()).extracting(WeekLoad::pages, WeekLoad::actedOn).containsExactly(2, 1);
    world.alerting.note(noted.id(), "ada", "rolled back");
    assertThat(week()).extracting(WeekLoad::pages, WeekLoad::actedOn).containsExactly(2, 2);
  }

  @Test
  void whatIsDoneForOneAlarmIsNotDoneForTheNext() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_6H);
    pass(1);
    world.alerting.note(incident.id(), "ada", "restarted it");
    world.alerting.acknowledge(incident.id(), "ada");
    pass(30);
    world.fires(World.LATENCY, PAGE_1H);
    pass(1);
    assertThat(week()).extracting(WeekLoad::pages, WeekLoad::actedOn).containsExactly(2, 1);
  }
}
