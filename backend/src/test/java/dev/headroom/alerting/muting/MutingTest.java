package dev.headroom.alerting.muting;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static dev.headroom.notify.World.ERRORS;
import static dev.headroom.notify.World.LATENCY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.notify.TestReceiver;
import dev.headroom.notify.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is held back, hears later. It is a Sunday, 03:07, and nights end at four. */
class MutingTest {
  private static final String NIGHTS =
      """
      route:
        receiver: desk
        routes:
          - {receiver: pager, matchers: ['severity="page"'], mute_time_intervals: [nights]}
      time_intervals:
        - name: nights
          time_intervals: [{times: [{start_time: '00:00', end_time: '04:00'}]}]
      receivers:
        - name: desk
        - name: pager
          webhook_configs: [{url: 'http://127.0.0.1:9/pager'}]
        - name: boss
          webhook_configs: [{url: 'http://127.0.0.1:9/boss'}]
      """;

  private static final String ALWAYS = NIGHTS.replace(", mute_time_intervals: [nights]", "");
  private static final String INHIBITED =
      ALWAYS
          + """
          inhibit_rules:
            - {source_matchers: [alertname=DiskFull], target_matchers: [alertname=ErrorBudgetBurn]}
          """;

  @TempDir Path folder;
  private World world;
  private TestReceiver pager;

  @BeforeEach
  void open() throws IOException {
    world = new World(folder);
    pager = TestReceiver.start();
  }

  @AfterEach
  void close() {
    world.close();
    pager.close();
  }

  /** Whoever has not heard yet is not told again: here the pager answers. */
  private void routeToAPagerThatAnswers(String routes) throws IOException {
    world.route(routes.replace("http://127.0.0.1:9/pager", pager.url("/pager")));
  }

  private Incident burns() {
    return world.fires(LATENCY, PAGE_1H);
  }

  private void burnsAfter(Duration time) {
    world.pass(time);
    burns();
  }

  private void restart() throws IOException {
    world.stop();
    world.open();
  }

  private List<String> told() throws IOException {
    return world.deliveries().stream().map(each -> each.event() + " " + each.receiver()).toList();
  }

  private List<String> lines(Incident incident) throws IOException {
    return world.alerting.timeline(incident.id()).stream()
        .map(TimelineEntry::description)
        .filter(line -> line.contains("old "))
        .toList();
  }

  @Test
  void whoRestsIsToldAtOnceWhenTheIntervalHasEnded() throws IOException {
    world.route(NIGHTS);
    Incident incident = burns();
    burnsAfter(Duration.ofMinutes(52));
    assertThat(told()).isEmpty();
    burnsAfter(Duration.ofMinutes(1));
    burnsAfter(Duration.ofMinutes(1));
    assertThat(told()).containsExactly("released pager");
    assertThat(lines(incident))
        .containsExactly(
            "Not told to pager: it is within the time interval nights.",
            "Told to pager now: it was within the time interval nights.");
  }

  @Test
  void withoutTheIntervalTheyAreToldAtOnce() throws IOException {
    world.route(ALWAYS);
    burns();
    assertThat(told()).containsExactly("opened pager");
  }

  @Test
  void whatIsAcknowledgedMeanwhileIsNotTold() throws IOException {
    world.route(NIGHTS);
    world.alerting.acknowledge(burns().id(), "ada");
    burnsAfter(Duration.ofHours(1));
    assertThat(told()).isEmpty();
  }

  @Test
  void whatEndsMeanwhileIsNotTold() throws IOException {
    world.route(NIGHTS);
    world.alerting.resolve(burns().id(), "ada");
    world.pass(Duration.ofHours(1));
    world.isSilent(LATENCY);
    assertThat(told()).isEmpty();
  }

  @Test
  void aRestartKnowsWhoWasHeldBackAndTellsThemOnce() throws IOException {
    world.route(NIGHTS);
    Incident incident = burns();
    restart();
    burns();
    assertThat(told()).isEmpty();
    world.pass(Duration.ofHours(1));
    restart();
    burns();
    restart();
    burns();
    assertThat(told()).containsExactly("released pager");
    assertThat(lines(incident)).hasSize(2);
  }

  @Test
  void whoHasHeardOfItIsHeldBackFromWhatAsksAgainAndHearsTheEnd() throws IOException {
    world.route(ALWAYS);
    Incident incident = burns();
    world.route(NIGHTS);
    world.doubles(LATENCY, PAGE_1H);
    assertThat(told()).containsExactly("opened pager");
    world.alerting.acknowledge(incident.id(), "ada");
    world.alerting.resolve(incident.id(), "ada");
    assertThat(told()).containsExactly("opened pager", "resolved pager");
    assertThat(lines(incident))
        .containsExactly("Not told to pager: it is within the time interval nights.");
  }

  @Test
  void oneRouteThatTellsIsEnough() throws IOException {
    world.route(NIGHTS.replace("nights]}", "nights], continue: true}\n    - {receiver: pager}"));
    burns();
    assertThat(told()).containsExactly("opened pager");
  }

  @Test
  void whoIsNamedLaterAndRestsIsToldWhenTheIntervalHasEnded() throws IOException {
    world.route(ALWAYS);
    Incident incident = burns();
    world.route(NIGHTS.replace("receiver: pager,", "receiver: boss,"));
    burns();
    burns();
    assertThat(told()).containsExactly("opened pager");
    burnsAfter(Duration.ofHours(1));
    assertThat(told()).containsExactly("opened pager", "released boss");
    assertThat(lines(incident)).hasSize(2);
  }

  @Test
  void anIncidentHoldsAnotherOneBackUntilItEnds() throws IOException {
    world.route(INHIBITED);
    Incident disk = world.fills();
    Incident incident = burns();
    world.fires(ERRORS, PAGE_1H);
    assertThat(told()).containsExactly("opened pager");
    world.alerting.resolve(disk.id(), "ada");
    burns();
    assertThat(told())
        .containsExactly("opened pager", "resolved pager", "released pager", "released pager");
    assertThat(lines(incident))
        .containsExactly(
            "Not told to pager: incident %s inhibits it.".formatted(disk.id()),
            "Told to pager now: incident %s inhibited it until now.".formatted(disk.id()));
  }

  @Test
  void whatNobodyAcknowledgesIsToldAgain() throws IOException {
    routeToAPagerThatAnswers(
        ALWAYS.replace("receiver: pager,", "receiver: pager, repeat_interval: 1h,"));
    Incident incident = burns();
    burnsAfter(Duration.ofMinutes(59));
    restart();
    burns();
    assertThat(told()).containsExactly("opened pager");
    burnsAfter(Duration.ofMinutes(1));
    burns();
    burnsAfter(Duration.ofMinutes(59));
    assertThat(told()).containsExactly("opened pager", "repeated pager");
    burnsAfter(Duration.ofMinutes(1));
    assertThat(told()).containsExactly("opened pager", "repeated pager", "repeated pager");
    world.alerting.acknowledge(incident.id(), "ada");
    burnsAfter(Duration.ofHours(9));
    assertThat(told()).hasSize(3);
    assertThat(lines(incident)).containsOnly("Told again to pager: nobody has acknowledged it.");
  }

  @Test
  void aRouteHasAnIntervalBetweenUpdatesOfItsOwn() throws IOException {
    String signed =
        ALWAYS.replace(
            "webhook_configs: [{url: 'http://127.0.0.1:9/pager'}]",
            "signed_webhook_configs: [{url: 'http://127.0.0.1:9/', secret: '${env:KEY}'}]");
    world.route(signed);
    world.fires(LATENCY, PAGE_6H);
    world.pass(Duration.ofMinutes(2));
    world.fires(LATENCY, PAGE_1H);
    assertThat(told()).containsExactly("opened pager");
    world.route(signed.replace("receiver: pager,", "receiver: pager, group_interval: 1m,"));
    world.fires(LATENCY, PAGE_1H);
    assertThat(told()).containsExactly("opened pager", "updated pager");
  }

  @Test
  void whoRestsIsNotToldAgain() throws IOException {
    String often = NIGHTS.replace("receiver: pager,", "receiver: pager, repeat_interval: 10m,");
    routeToAPagerThatAnswers(often.replace(", mute_time_intervals: [nights]", ""));
    burns();
    routeToAPagerThatAnswers(often);
    burnsAfter(Duration.ofMinutes(11));
    burnsAfter(Duration.ofMinutes(40));
    assertThat(told()).containsExactly("opened pager");
    burnsAfter(Duration.ofMinutes(2));
    assertThat(told()).containsExactly("opened pager", "repeated pager");
  }
}
