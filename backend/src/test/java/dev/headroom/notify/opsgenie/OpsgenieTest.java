package dev.headroom.notify.opsgenie;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static dev.headroom.burn.EvaluationFixture.TICKET_1D;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.model.Alert;
import dev.headroom.notify.JsonService;
import dev.headroom.notify.JsonService.Call;
import dev.headroom.notify.World;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidents are alerts of Opsgenie. */
class OpsgenieTest {
  @TempDir Path folder;
  private final OpsgenieRules rules = new OpsgenieRules(World.TOKEN);
  private World world;
  private JsonService opsgenie;

  @BeforeEach
  void start() throws Exception {
    world = World.withWaysBack(folder);
    opsgenie = JsonService.start(rules);
    route("");
  }

  @AfterEach
  void stop() {
    world.close();
    opsgenie.close();
  }

  private void route(String more) throws Exception {
    world.route(
        """
        global: {opsgenie_api_url: '%s', opsgenie_api_key: '${env:TOKEN}'}
        route: {receiver: on-call}
        receivers:
          - name: on-call
            opsgenie_configs: [{%s}]
        """
            .formatted(opsgenie.url("/"), more));
  }

  private List<String> told() {
    return opsgenie.taken().stream().map(OpsgenieTest::told).toList();
  }

  private static String told(Call call) {
    return call.target().equals("/v2/alerts")
        ? "create " + call.body().get("alias").asText()
        : call.target().replaceAll("/v2/alerts/(.*)/(.*)\\?.*", "$2 $1");
  }

  @Test
  void anIncidentIsOneAlertFromItsBeginningToItsEnd() throws Exception {
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    world.doubles(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(id, "ada");
    assertThat(rules.open).containsExactly(Map.entry(id, "acknowledged"));
    world.isSilent(World.LATENCY);

    assertThat(told())
        .containsExactly("create " + id, "create " + id, "acknowledge " + id, "close " + id);
    assertThat(rules.open).isEmpty();
    JsonNode acknowledged = opsgenie.taken().get(2).body();
    assertThat(acknowledged.get("user").asText()).isEqualTo("ada");
    assertThat(acknowledged.get("note").asText()).startsWith("Acknowledged by ada at ");
    assertThat(world.deliveries())
        .allMatch(each -> each.status() == DeliveryStatus.SENT && each.kind().equals("opsgenie"));
  }

  @Test
  void anAlertSaysWhatIsWrongAndWhereToLook() {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    JsonNode alert = opsgenie.taken().getFirst().body();
    assertThat(incident.summary()).hasSizeGreaterThan(130);
    assertThat(alert.get("message").asText())
        .isEqualTo(incident.summary().substring(0, 129) + "\u2026");
    assertThat(alert.get("description").asText()).startsWith(incident.summary());
    assertThat(alert.get("priority").asText()).isEqualTo("P1");
    assertThat(alert.get("source").asText()).isEqualTo("Headroom");
    assertThat(alert.get("entity").asText()).isEqualTo("checkout-latency");
    assertThat(alert.get("description").asText()).contains("Owner: team-payments");
    assertThat(alert.at("/details/incident_url").asText())
        .isEqualTo("http://localhost:8080/i/" + incident.id());
    assertThat(alert.at("/details/ack_url").asText()).startsWith("http://localhost:8080/a/");
    assertThat(alert.at("/details/tier").asText()).isEqualTo("page-1h");
    world.fires(World.ERRORS, TICKET_1D);
    assertThat(opsgenie.taken().getLast().body().get("priority").asText()).isEqualTo("P3");
  }

  @Test
  void theFileSaysOtherwise() throws Exception {
    route(
        "message: m, source: s, entity: e, priority: P2, tags: 'a, b', details: {region: eu-1},"
            + " responders: [{type: team, name: ops}], send_resolved: false");
    world.fires(World.LATENCY, PAGE_1H);
    world.isSilent(World.LATENCY);
    assertThat(opsgenie.taken()).hasSize(1);
    JsonNode alert = opsgenie.taken().getFirst().body();
    assertThat(alert.get("message").asText()).isEqualTo("m");
    assertThat(alert.get("source").asText()).isEqualTo("s");
    assertThat(alert.get("entity").asText()).isEqualTo("e");
    assertThat(alert.get("priority").asText()).isEqualTo("P2");
    assertThat(alert.get("tags")).hasToString("[\"a\",\"b\"]");
    assertThat(alert.at("/details/region").asText()).isEqualTo("eu-1");
    assertThat(alert.get("responders")).hasToString("[{\"name\":\"ops\",\"type\":\"team\"}]");
  }

  @Test
  void whatAsksForAPersonAgainIsAnotherAlertAndTheOneBeforeEnds() throws Exception {
    String id = world.fires(World.LATENCY, PAGE_6H).id();
    world.alerting.acknowledge(id, "ada");
    world.alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(
                EvaluationFixture.burning(
                    World.LATENCY, world.clock.instant(), 310, PAGE_1H, PAGE_6H))));
    assertThat(told())
        .containsExactly("create " + id, "acknowledge " + id, "create " + id + "-2", "close " + id);
    assertThat(rules.open).containsOnlyKeys(id + "-2");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422, 501})
  void whatIsWrongIsNotTriedAgain(int status) throws Exception {
    opsgenie.then(status, "{}");
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(world.deliveries().getFirst().status()).isEqualTo(DeliveryStatus.REJECTED);
  }

  @Test
  void allElseIsTriedAgain() throws Exception {
    for (int status : List.of(200, 302, 408, 429, 500, 502, 503)) {
      opsgenie.then(status, "");
    }
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofMinutes(10));
    DeliveryReport report = world.deliveries().getFirst();
    assertThat(report.status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(report.attempts()).isEqualTo(8);
    assertThat(report.latest().getFirst().error())
        .isEqualTo("HTTP 200: Opsgenie answers 202 to what it takes");
  }

  @Test
  void theKeyIsKeptNowhere() throws Exception {
    opsgenie.then(401, "unknown key GenieKey " + World.TOKEN);
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    assertThat(world.deliveries().getFirst().latest().getFirst().error()).endsWith("<secret>");
    assertThat(world.alerting.timeline(incident.id()).toString()).doesNotContain(World.TOKEN);
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().contains("state")).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(World.TOKEN);
      }
    }
  }

  @Test
  void noTextOfAnIncidentMakesAnAlertThatWouldBeRefused() {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    OpsgenieCalls calls =
        new OpsgenieCalls(
            new AlertFields("", "", "", "", List.of("t".repeat(60)), List.of(), Map.of()),
            new Links(URI.create("http://localhost:8080")));
    String fire = "\ud83d\udd25";
    Map<String, String> texts =
        Map.of("summary", "x" + fire.repeat(100), "description", fire.repeat(20_000), "a", "b");
    Incident long1 = incident.next(draft -> draft.figures(incident.figures(), texts));
    Call call =
        call(calls.create(new Transition(TransitionKind.UPDATED, world.clock.instant(), long1)));
    assertThat(rules.apply(call).status()).isEqualTo(202);
    assertThat(call.body().get("message").asText()).isEqualTo("x" + fire.repeat(64) + "\u2026");
    assertThat(call.body().at("/details/a").asText()).isEqualTo("b");
    assertThat(call.body().get("tags").get(0).asText()).hasSize(50);
  }

  @Test
  void anAlertSaysWhichOfOthersFireAndLeadsToTheirRunbook() {
    OpsgenieCalls calls =
        new OpsgenieCalls(
            new AlertFields("", "", "", "", List.of(), List.of(), Map.of()),
            new Links(URI.create("http://localhost:8080")));
    Incident posted = IncidentFixture.posted("https://wiki.example/rb", "db-1", "db-2");
    JsonNode alert =
        call(calls.create(new Transition(TransitionKind.OPENED, world.clock.instant(), posted)))
            .body();
    assertThat(alert.get("description").asText())
        .startsWith("disk is full\ninst=db-1\ninst=db-2\nService: DiskFull\nAlert: DiskFull\n");
    assertThat(alert.at("/details/runbook_url").asText()).isEqualTo("https://wiki.example/rb");
  }

  @Test
  void aDetailThatIsTooLongCostsItselfAlone() throws Exception {
    OpsgenieCalls calls =
        new OpsgenieCalls(
            new AlertFields(
                "", "", "", "", List.of(), List.of(), Map.of("long", "x".repeat(8_000))),
            new Links(URI.create("http://localhost:8080")));
    Incident posted = IncidentFixture.posted("https://wiki.example/rb", "db-1");
    JsonNode details =
        call(calls.create(new Transition(TransitionKind.OPENED, world.clock.instant(), posted)))
            .body()
            .get("details");
    assertThat(details.has("long")).isFalse();
    assertThat(details.get("alertname").asText()).isEqualTo("DiskFull");
  }

  @Test
  void aTestPageSaysSoWhateverTheFileSays() {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    OpsgenieCalls calls =
        new OpsgenieCalls(
            new AlertFields("Checkout", "", "", "", List.of(), List.of(), Map.of()),
            new Links(URI.create("http://localhost:8080")));
    Incident begun = IncidentFixture.page("inc-1", DrillSubject.PAGE + "1");
    Incident drill =
        begun.next(draft ->
            draft
                .lead("page-1h", Map.of(Alert.NAME, "a"))
                .figures(incident.figures(), Map.of(Alert.SUMMARY, "[TEST] a")));
    Transition step = new Transition(TransitionKind.UPDATED, world.clock.instant(), drill);
    assertThat(call(calls.create(step)).body().get("message").asText()).isEqualTo("[TEST] a");
  }

  private static Call call(String payload) {
    try {
      JsonNode read = new ObjectMapper().readTree(payload);
      return new Call(
          "/" + read.get("path").asText(), "GenieKey " + World.TOKEN, payload, read.get("body"));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
