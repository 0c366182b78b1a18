package dev.headroom.notify.pagerduty;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static dev.headroom.burn.EvaluationFixture.TICKET_1D;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.notify.World;
import dev.headroom.notify.pagerduty.FakePagerDuty.Event;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PagerDuty is told of an incident, and what becomes of its answers. */
class PagerDutyTest {
  private static final String ROUTED =
      """
      route: {receiver: on-call}
      receivers:
        - name: on-call
          pagerduty_configs: [{routing_key: '${env:%s}', url: '%s'%s}]
      """;

  @TempDir Path folder;
  private World world;
  private FakePagerDuty pagerDuty;

  @BeforeEach
  void start() throws Exception {
    world = new World(folder);
    pagerDuty = FakePagerDuty.start(world.clock, World.ROUTING_KEY);
    route("");
  }

  @AfterEach
  void stop() {
    world.close();
    pagerDuty.close();
  }

  private void route(String more) throws Exception {
    world.route(ROUTED.formatted("ROUTING_KEY", pagerDuty.url(), more));
  }

  private List<String> told() {
    return pagerDuty.taken().stream().map(Event::told).toList();
  }

  private JsonNode onlyBody() {
    assertThat(pagerDuty.taken()).hasSize(1);
    return pagerDuty.taken().getFirst().body();
  }

  @Test
  void anIncidentIsOneAlertFromItsBeginningToItsEnd() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    String id = incident.id();
    world.doubles(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(id, "ada");
    assertThat(pagerDuty.open()).containsValue("acknowledged");
    world.isSilent(World.LATENCY);

    assertThat(told())
        .containsExactly("trigger " + id, "trigger " + id, "acknowledge " + id, "resolve " + id);
    assertThat(pagerDuty.open()).isEmpty();
    assertThat(world.deliveries())
        .allMatch(each -> each.status() == DeliveryStatus.SENT && each.kind().equals("pagerduty"));
    assertThat(world.deliveries().getFirst().latest().getFirst().httpStatus()).hasValue(202);
  }

  @Test
  void anAlertSaysWhatIsWrongSinceWhenAndWhereToLook() {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);

    JsonNode event = onlyBody();
    JsonNode payload = event.get("payload");
    assertThat(event.get("client").asText()).isEqualTo("Headroom");
    assertThat(event.get("client_url").asText())
        .isEqualTo("http://localhost:8080/i/" + incident.id());
    assertThat(payload.get("summary").asText()).isEqualTo(incident.summary()).isNotBlank();
    assertThat(payload.get("source").asText()).isEqualTo("checkout-latency");
    assertThat(payload.get("severity").asText()).isEqualTo("critical");
    assertThat(payload.get("timestamp").asText()).isEqualTo("2026-03-01T03:07:00Z");
    assertThat(payload.get("component").asText()).isEqualTo("checkout");
    assertThat(payload.get("group").asText()).isEqualTo("team-payments");
    assertThat(payload.get("class").asText()).isEqualTo("ErrorBudgetBurn");
    JsonNode details = payload.get("custom_details");
    assertThat(details.at("/labels/tier").asText()).isEqualTo("page-1h");
    assertThat(details.at("/annotations/summary").asText()).isEqualTo(incident.summary());
    assertThat(details.at("/figures/budgetRemaining").decimalValue()).isEqualByComparingTo("0.412");
    assertThat(event.get("links").findValuesAsText("href"))
        .containsExactly(
            "http://localhost:8080/i/" + incident.id(),
            "http://localhost:8080/runbooks/checkout-slow");
  }

  @Test
  void aTicketIsAWarningAndWhatIsNoBurnHasNoFigures() {
    world.fires(World.LATENCY, TICKET_1D);
    world.fills();
    List<Event> events = pagerDuty.taken();
    assertThat(events.getFirst().body().at("/payload/severity").asText()).isEqualTo("warning");
    assertThat(events.getLast().body().at("/payload/custom_details").has("figures")).isFalse();
    assertThat(events.getLast().body().at("/payload/source").asText()).isEqualTo(World.HOST);
  }

  @Test
  void theFileSaysOtherwise() throws Exception {
    route(
        ", severity: info, source: eu, component: c, group: g, class: k, client: Us,"
            + " client_url: 'https://us.example/', details: {region: eu-1},"
            + " links: [{href: 'https://wiki.example/', text: Wiki}],"
            + " images: [{src: 'https://pictures.example/a.png', alt: A}]");
    world.fires(World.LATENCY, PAGE_1H);

    JsonNode event = onlyBody();
    JsonNode payload = event.get("payload");
    assertThat(payload.get("severity").asText()).isEqualTo("info");
    assertThat(payload.get("source").asText()).isEqualTo("eu");
    assertThat(payload.get("component").asText()).isEqualTo("c");
    assertThat(payload.get("group").asText()).isEqualTo("g");
    assertThat(payload.get("class").asText()).isEqualTo("k");
    assertThat(payload.at("/custom_details/region").asText()).isEqualTo("eu-1");
    assertThat(event.get("client").asText()).isEqualTo("Us");
    assertThat(event.get("client_url").asText()).isEqualTo("https://us.example/");
    assertThat(event.at("/links/2/text").asText()).isEqualTo("Wiki");
    assertThat(event.at("/images/0/alt").asText()).isEqualTo("A");
    assertThat(event.at("/images/0").has("href")).isFalse();
  }

  @Test
  void whatAsksForAPersonAgainIsAnotherAlertAndTheOneBeforeEnds() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_6H);
    String id = incident.id();
    world.alerting.acknowledge(id, "ada");
    world.alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(
                EvaluationFixture.burning(
                    World.LATENCY, world.clock.instant(), 310, PAGE_1H, PAGE_6H))));

    assertThat(told())
        .containsExactly(
            "trigger " + id, "acknowledge " + id, "trigger " + id + "-2", "resolve " + id);
    assertThat(pagerDuty.open()).containsOnlyKeys(World.ROUTING_KEY + " " + id + "-2");
    world.isSilent(World.LATENCY);
    assertThat(pagerDuty.open()).isEmpty();
    assertThat(pagerDuty.dropped()).isEmpty();
  }

  @Test
  void endsAreToldToThoseAloneWhoWantThem() throws Exception {
    route(", send_resolved: false");
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    world.isSilent(World.LATENCY);
    assertThat(told()).containsExactly("trigger " + incident.id(), "acknowledge " + incident.id());
  }

  @Test
  void aRoutingKeyThatIsRefusedIsNamedAndTheRightOneHearsOfWhatIsOpen() throws Exception {
    world.route(ROUTED.formatted("OTHER_ROUTING_KEY", pagerDuty.url(), ""));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofHours(1));

    DeliveryReport refused = world.deliveries().getFirst();
    assertThat(refused.status()).isEqualTo(DeliveryStatus.REJECTED);
    assertThat(refused.attempts()).isEqualTo(1);
    assertThat(refused.latest().getFirst().error())
        .startsWith(
            "PagerDuty does not know the routing_key of receiver on-call in routing.yaml: HTTP 400")
        .contains("Invalid routing key");
    assertThat(world.alerting.timeline(incident.id()).getLast().description())
        .startsWith("Refused by on-call (pagerduty, opened): PagerDuty does not know");

    // With the right one it is another integration, which has not heard of what is open.
    route("");
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(told()).containsExactly("trigger " + incident.id());
  }

  @Test
  void onlyA400IsFinal() throws Exception {
    for (int status : List.of(200, 401, 403, 404, 413, 422, 429, 500, 502, 503)) {
      pagerDuty.then(status);
    }
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofMinutes(10));
    assertThat(world.deliveries().getFirst().status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(world.deliveries().getFirst().attempts()).isEqualTo(11);
    assertThat(world.deliveries().getFirst().latest().getFirst().error())
        .isEqualTo("HTTP 200: PagerDuty answers 202 to what it takes");

    pagerDuty.then(400);
    world.fires(World.ERRORS, PAGE_1H);
    assertThat(world.deliveries().getLast().status()).isEqualTo(DeliveryStatus.REJECTED);
  }

  @Test
  void theRoutingKeyIsKeptNowhere() throws Exception {
    pagerDuty.then(503);
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    assertThat(world.alerting.timeline(incident.id()).toString()).doesNotContain(World.ROUTING_KEY);
    try (var files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.getFileName().toString().startsWith("state")).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain(World.ROUTING_KEY);
      }
    }
    world.pass(Duration.ofSeconds(2));
    assertThat(told()).containsExactly("trigger " + incident.id());
  }

  @Test
  void whatCouldNotBeWrittenIsToldOfFromMemory() throws Exception {
    world.breakTable("INSERT ON deliveries");
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(onlyBody().at("/payload/custom_details/annotations/durability").asText())
        .startsWith("not yet durable");
  }

  @Test
  void twoKeysAtOneAddressAreTwoIntegrations() throws Exception {
    pagerDuty.close();
    pagerDuty = FakePagerDuty.start(world.clock, World.ROUTING_KEY, World.OTHER_ROUTING_KEY);
    String entry = "{routing_key: '${env:%s}', url: '%s'}";
    String one = entry.formatted("ROUTING_KEY", pagerDuty.url());
    String other = entry.formatted("OTHER_ROUTING_KEY", pagerDuty.url());
    String file =
        """
        route: {receiver: on-call}
        receivers: [{name: on-call, pagerduty_configs: [%s, %s]}]
        """;
    world.route(file.formatted(one, other));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    // Where they stand in the file does not matter.
    world.route(file.formatted(other, one));
    world.isSilent(World.LATENCY);

    assertThat(told())
        .hasSize(4)
        .containsOnly("trigger " + incident.id(), "resolve " + incident.id());
    assertThat(pagerDuty.open()).isEmpty();
    assertThat(pagerDuty.dropped()).isEmpty();
  }
}
