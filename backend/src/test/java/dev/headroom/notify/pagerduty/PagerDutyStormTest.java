package dev.headroom.notify.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.notify.World;
import dev.headroom.notify.pagerduty.FakePagerDuty.Event;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.send.NotifyConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Minutes' worth of incidents at once, within the rate PagerDuty takes, also when it takes none.
 */
class PagerDutyStormTest {
  private static final int MANY = 90;

  @TempDir Path folder;
  private World world;
  private FakePagerDuty pagerDuty;

  @BeforeEach
  void start() throws Exception {
    world = new World(folder);
    pagerDuty = FakePagerDuty.start(world.clock, World.ROUTING_KEY, World.OTHER_ROUTING_KEY);
    route();
  }

  @AfterEach
  void stop() {
    world.close();
    pagerDuty.close();
  }

  private void route() throws Exception {
    world.route(
        """
        route: {receiver: on-call}
        receivers:
          - name: on-call
            pagerduty_configs: [{routing_key: '${env:ROUTING_KEY}', url: '%s'}]
        """
            .formatted(pagerDuty.url()));
  }

  private double metric(String name) {
    return world.metric("headroom_notify_" + name, "integration", world.integration());
  }

  /** Each step of each incident was taken once, in its order, and nothing stays open. */
  private void assertAllTold(List<Incident> incidents, String... steps) throws Exception {
    assertThat(incidents).hasSize(MANY);
    assertThat(pagerDuty.taken()).hasSize(MANY * steps.length);
    assertThat(incidents)
        .allSatisfy(each -> assertThat(pagerDuty.told(each.dedupKey())).containsExactly(steps));
    assertThat(pagerDuty.dropped()).isEmpty();
    assertThat(pagerDuty.open()).isEmpty();
    assertThat(world.deliveries())
        .extracting(DeliveryReport::status)
        .containsOnly(DeliveryStatus.SENT);
    assertThat(metric("pending_deliveries")).isZero();
    assertThat(metric("over_rate")).isZero();
    assertThat(metric("probing")).isZero();
  }

  @Test
  void aStormIsToldOfWithinTheRateAndWaitingIsNoAttempt() throws Exception {
    Instant start = world.clock.instant();
    List<Incident> incidents = world.firesMany(MANY);
    assertThat(pagerDuty.taken()).hasSize(60);
    assertThat(metric("over_rate")).isEqualTo(1);
    assertThat(metric("rate_limit_per_minute")).isEqualTo(60);
    assertThat(metric("pending_deliveries")).isEqualTo(MANY - 60);

    world.pass(Duration.ofSeconds(20));
    assertThat(pagerDuty.taken()).hasSize(80);
    world.pass(Duration.ofSeconds(10));
    assertThat(pagerDuty.taken())
        .hasSize(MANY)
        .extracting(Event::dedupKey)
        .containsExactlyElementsOf(
            world.deliveries().stream().map(DeliveryReport::incident).toList());
    assertThat(pagerDuty.taken().getLast().at()).isEqualTo(start.plusSeconds(30));

    world.allSilent();
    world.pass(Duration.ofMinutes(6));
    assertAllTold(incidents, "trigger", "resolve");
    assertThat(pagerDuty.answered(429)).isZero();
    assertThat(world.deliveries()).extracting(DeliveryReport::attempts).containsOnly(1);
  }

  @Test
  void whatOthersLeaveOfTheRateIsFoundOutAndEverythingArrives() throws Exception {
    pagerDuty.leaves(25);
    List<Incident> incidents = world.firesMany(MANY);
    world.allSilent();
    world.pass(Duration.ofMinutes(10));
    // Others stop: until then not every second call was one too many.
    assertThat(pagerDuty.answered(429)).isPositive().isLessThan(pagerDuty.answered(202));
    pagerDuty.leaves(120);
    world.pass(Duration.ofMinutes(15));
    assertAllTold(incidents, "trigger", "resolve");
  }

  @Test
  void aServerThatWasDownIsToldEverythingInOrderWhenItIsBack() throws Exception {
    pagerDuty.goesDown();
    List<Incident> incidents = world.firesMany(MANY);
    for (Incident each : incidents) {
      world.alerting.acknowledge(each.id(), "ada");
    }
    assertThat(metric("probing")).isEqualTo(1);
    world.pass(Duration.ofHours(2));
    world.allSilent();
    pagerDuty.comesBack();
    world.pass(Duration.ofSeconds(17));
    assertThat(pagerDuty.taken()).isNotEmpty();
    world.pass(Duration.ofMinutes(20));
    assertAllTold(incidents, "trigger", "acknowledge", "resolve");
  }

  @Test
  void aRestartInTheMiddleLosesNothingAndTellsNothingTwice() throws Exception {
    List<Incident> incidents = world.firesMany(MANY);
    world.pass(Duration.ofSeconds(40));
    world.stop();
    world.open();
    world.pass(Duration.ofSeconds(20));
    pagerDuty.goesDown();
    world.allSilent();
    world.pass(Duration.ofMinutes(3));
    world.stop();
    world.open();
    pagerDuty.comesBack();
    world.pass(Duration.ofMinutes(20));
    assertAllTold(incidents, "trigger", "resolve");
  }

  @Test
  void aKeyThatTwoReceiversNameIsOneRateAndAnotherKeyIsAnother() throws Exception {
    String receiver = "{name: %s, pagerduty_configs: [{routing_key: '${env:%s}', url: '%s'}]}";
    world.route(
        """
        route: {receiver: one, routes: [%s]}
        receivers: [%s, %s, %s]
        """
            .formatted(
                "{receiver: one, continue: true}, {receiver: two, continue: true}, {receiver: three}",
                receiver.formatted("one", "ROUTING_KEY", pagerDuty.url()),
                receiver.formatted("two", "ROUTING_KEY", pagerDuty.url()),
                receiver.formatted("three", "OTHER_ROUTING_KEY", pagerDuty.url())));
    world.firesMany(100);
    assertThat(pagerDuty.taken())
        .filteredOn(each -> each.body().get("routing_key").asText().equals(World.ROUTING_KEY))
        .hasSize(60);
    assertThat(pagerDuty.taken()).hasSize(120);
    world.pass(Duration.ofMinutes(5));
    assertThat(pagerDuty.taken()).hasSize(300);
    assertThat(pagerDuty.answered(429)).isZero();
  }

  @Test
  void onManyThreadsTheStepsOfAnIncidentStayInOrder() throws Exception {
    world.close();
    world = World.threaded(folder, NotifyConfig.defaults());
    route();
    List<Incident> incidents = world.firesMany(18);
    for (Incident each : incidents) {
      world.alerting.acknowledge(each.id(), "ada");
    }
    world.allSilent();
    while (world.deliveries().stream().anyMatch(each -> each.status() != DeliveryStatus.SENT)) {
      // Hears of each attempt; fails the test if none comes any more.
      assertThat(world.heard.poll(30, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(incidents)
        .hasSize(18)
        .allSatisfy(each ->
            assertThat(pagerDuty.told(each.dedupKey()))
                .containsExactly("trigger", "acknowledge", "resolve"));
    assertThat(pagerDuty.dropped()).isEmpty();
  }
}
