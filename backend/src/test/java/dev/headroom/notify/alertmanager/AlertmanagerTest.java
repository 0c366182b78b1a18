package dev.headroom.notify.alertmanager;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.notify.JsonService;
import dev.headroom.notify.JsonService.Call;
import dev.headroom.notify.JsonService.Reply;
import dev.headroom.notify.World;
import dev.headroom.notify.record.DeliveryStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Alertmanager is told of incidents, and again each minute. */
class AlertmanagerTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private World world;
  private JsonService peer;

  @BeforeEach
  void start() throws Exception {
    world = new World(folder);
    peer = JsonService.start(AlertmanagerTest::judge);
    route(peer);
  }

  @AfterEach
  void stop() {
    world.close();
    peer.close();
  }

  private void route(JsonService... peers) throws Exception {
    List<String> entries = new ArrayList<>();
    for (JsonService each : peers) {
      entries.add("{url: '" + each.url("/am") + "'}");
    }
    world.route(
        """
        route: {receiver: peer}
        receivers: [{name: peer, alertmanager_configs: [%s]}]
        """
            .formatted(String.join(", ", entries)));
  }

  /** As version 0.25 does: names of letters, digits and underscores, an end after the start. */
  private static Reply judge(Call call) {
    if (!call.target().equals("/am/api/v2/alerts")) {
      return new Reply(404, "not found");
    }
    for (JsonNode alert : call.body()) {
      for (String part : List.of("labels", "annotations")) {
        for (String name : (Iterable<String>) () -> alert.get(part).fieldNames()) {
          if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
            return new Reply(400, "\"invalid label set: " + name + "\"");
          }
        }
      }
      if (alert.get("labels").path("alertname").asText().isEmpty()
          || at(alert, "startsAt").isAfter(at(alert, "endsAt"))) {
        return new Reply(400, "\"start time must be before end time\"");
      }
    }
    return new Reply(200, "");
  }

  private static Instant at(JsonNode alert, String field) {
    return Instant.parse(alert.get(field).asText());
  }

  private void minute() {
    world.pass(MINUTE);
    world.resends().resend();
  }

  private JsonNode last() {
    Call call = peer.taken().getLast();
    assertThat(call.body()).hasSize(1);
    return call.body().get(0);
  }

  private double resent(String outcome) {
    return world.metric(
        "headroom_notify_resent_incidents_total",
        "integration",
        world.integration(),
        "outcome",
        outcome);
  }

  @Test
  void itFiresForFourMinutesAndIsPostedAgainEachMinute() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    assertThat(peer.taken()).hasSize(1);
    JsonNode first = last();
    assertThat(at(first, "startsAt")).isEqualTo(incident.startedAt());
    assertThat(at(first, "endsAt")).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(4)));
    assertThat(first.at("/labels/alertname").asText()).isEqualTo("ErrorBudgetBurn");
    assertThat(first.at("/labels/slo").asText()).isEqualTo("checkout-latency");
    assertThat(first.get("labels").has("tier")).isFalse();
    assertThat(first.at("/annotations/summary").asText()).isEqualTo(incident.summary());
    assertThat(first.get("generatorURL").asText())
        .isEqualTo("http://localhost:8080/i/" + incident.id());

    for (int i = 0; i < 3; i++) {
      minute();
      assertThat(peer.taken()).hasSize(i + 2);
      assertThat(at(last(), "endsAt")).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(4)));
      assertThat(last().get("labels")).isEqualTo(first.get("labels"));
      assertThat(last().get("annotations")).isEqualTo(first.get("annotations"));
    }
    assertThat(world.deliveries()).hasSize(1);
    assertThat(world.deliveries().getFirst().attempts()).isEqualTo(1);
    assertThat(resent("sent")).isEqualTo(3);
  }

  @Test
  void itsEndIsPostedAgainForAQuarterOfAnHourWithEverythingItSaid() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(MINUTE);
    world.isSilent(World.LATENCY);
    Instant end = world.clock.instant();
    assertThat(at(last(), "endsAt")).isEqualTo(end);
    assertThat(last().at("/annotations/incident_url").asText()).isNotBlank();
    peer.take();
    for (int i = 0; i < 20; i++) {
      minute();
    }
    assertThat(peer.taken()).hasSize(15);
    assertThat(peer.taken()).allMatch(each -> at(each.body().get(0), "endsAt").equals(end));
  }

  @Test
  void itIsTheSameAlertWhicheverTierLeadsAndWhoeverHasTakenIt() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_6H);
    JsonNode labels = last().get("labels");
    world.alerting.acknowledge(incident.id(), "ada");
    assertThat(peer.taken()).hasSize(1);
    world.alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(
                EvaluationFixture.burning(
                    World.LATENCY, world.clock.instant(), 310, PAGE_1H, PAGE_6H))));
    assertThat(peer.taken()).hasSize(2);
    assertThat(last().get("labels")).isEqualTo(labels);
  }

  @Test
  void aRestartGoesOn() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    world.stop();
    world.open();
    assertThat(peer.take()).hasSize(1);
    minute();
    assertThat(peer.taken()).hasSize(1);
    assertThat(at(last(), "endsAt")).isAfter(world.clock.instant());
  }

  @Test
  void whatWaitsIsToldByItsDeliveryAndNotBefore() throws Exception {
    peer.goesDown();
    world.fires(World.LATENCY, PAGE_1H);
    peer.comesBack();
    world.resends().resend();
    assertThat(peer.taken()).isEmpty();
    world.pass(MINUTE);
    assertThat(peer.taken()).hasSize(1);
    assertThat(world.deliveries().getFirst().status()).isEqualTo(DeliveryStatus.SENT);
  }

  @Test
  void oneThatIsDownKeepsNobodyElseFromHearing() throws Exception {
    try (JsonService other = JsonService.start(AlertmanagerTest::judge)) {
      route(other, peer);
      world.fires(World.LATENCY, PAGE_1H);
      other.goesDown();
      peer.take();
      minute();
      assertThat(peer.taken()).hasSize(1);
      assertThat(resent("retry")).isEqualTo(1);
    }
  }

  @Test
  void manyAreToldTogether() throws Exception {
    world.firesMany(70);
    peer.take();
    minute();
    assertThat(peer.taken().stream().map(each -> each.body().size())).containsExactly(64, 6);
    assertThat(
            world.metric("headroom_notify_standing_incidents", "integration", world.integration()))
        .isEqualTo(70);
  }

  @Test
  void whatIsNoEntryAnyMoreIsToldNothing() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    peer.take();
    world.route("route: {receiver: a}\nreceivers: [{name: a}]\n");
    minute();
    assertThat(peer.taken()).isEmpty();
  }

  @Test
  void namesThatItWouldRefuseAreWrittenWithUnderscores() {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    Incident named =
        incident.next(draft ->
            draft.lead(
                "page-1h", Map.of("alertname", "a", "service.name", "s", "1st", "x", "none", "")));
    PostedAlerts alerts =
        new PostedAlerts(new Links(URI.create("http://localhost:8080")), world.clock);
    assertThat(alerts.kept(new Transition(TransitionKind.OPENED, world.clock.instant(), named)))
        .contains("\"labels\":{\"_1st\":\"x\",\"alertname\":\"a\",\"service_name\":\"s\"}");
  }
}
