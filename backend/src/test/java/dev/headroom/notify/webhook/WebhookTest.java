package dev.headroom.notify.webhook;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.api.view.IncidentView;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.model.text.LabelFingerprint;
import dev.headroom.notify.TestReceiver;
import dev.headroom.notify.TestReceiver.Request;
import dev.headroom.notify.World;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.send.NotifyConfig;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of receiver is sent. */
class WebhookTest {
  @TempDir Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private TestReceiver receiver;
  private World world;

  @BeforeEach
  void start() throws Exception {
    receiver = TestReceiver.start();
    world = new World(folder);
  }

  @AfterEach
  void stop() {
    world.close();
    receiver.close();
  }

  private void routeSigned() throws IOException {
    world.route(
        """
        route: {receiver: pager}
        receivers:
          - name: pager
            signed_webhook_configs: [{url: '%s', secret: '${env:KEY}'}]
        """
            .formatted(receiver.url("/")));
  }

  private Request only() {
    List<Request> requests = receiver.take();
    assertThat(requests).hasSize(1);
    return requests.getFirst();
  }

  @Test
  void aWebhookIsSentWhatAlertmanagerSends() throws Exception {
    world.routeTo(receiver.url("/hook"));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);

    Request request = only();
    assertThat(request.path()).isEqualTo("/hook");
    assertThat(request.header("Content-type")).isEqualTo("application/json");
    assertThat(request.header("User-agent")).isEqualTo("Headroom/test");
    assertThat(request.body())
        .isEqualTo(
            """
            {"receiver":"pager","status":"firing","alerts":[{"status":"firing",\
            "labels":LABELS,"annotations":ANNOTATIONS,"startsAt":"2026-03-01T03:07:00Z",\
            "endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://localhost:8080/i/ID",\
            "fingerprint":"FINGERPRINT"}],"groupLabels":{"severity":"page","slo":"checkout-latency"},\
            "commonLabels":LABELS,"commonAnnotations":ANNOTATIONS,\
            "externalURL":"http://localhost:8080","version":"4",\
            "groupKey":"{}/{incident=\\"ID\\"}:{severity=\\"page\\", slo=\\"checkout-latency\\"}",\
            "truncatedAlerts":0}
            """
                .replace(
                    "LABELS",
                    "{\"alertname\":\"ErrorBudgetBurn\",\"owner\":\"team-payments\","
                        + "\"service\":\"checkout\",\"severity\":\"page\","
                        + "\"slo\":\"checkout-latency\",\"team\":\"payments\",\"tier\":\"page-1h\"}")
                .replace("ANNOTATIONS", json.writeValueAsString(incident.annotations()))
                .replace("ID", incident.id())
                .replace("FINGERPRINT", LabelFingerprint.of(incident.identity(incident.id()))));
    assertThat(json.readTree(request.body()).at("/commonAnnotations/runbook_url").asText())
        .isEqualTo("http://localhost:8080/runbooks/checkout-slow");
  }

  @Test
  void thatItGotWorseIsNoRequestAndTheEndCarriesEveryAnnotationAndTheSameFingerprint()
      throws Exception {
    world.routeTo(receiver.url("/"));
    world.fires(World.LATENCY, PAGE_1H);
    world.doubles(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofSeconds(90));
    world.isSilent(World.LATENCY);

    List<Request> requests = receiver.take();
    assertThat(requests).hasSize(2);
    JsonNode fired = json.readTree(requests.get(0).body());
    JsonNode resolved = json.readTree(requests.get(1).body());
    assertThat(resolved.at("/status").asText()).isEqualTo("resolved");
    assertThat(resolved.at("/alerts/0/status").asText()).isEqualTo("resolved");
    assertThat(resolved.at("/alerts/0/endsAt").asText()).isEqualTo("2026-03-01T03:08:30Z");
    for (String kept : List.of("runbook_url", "incident_url")) {
      assertThat(resolved.at("/alerts/0/annotations/" + kept))
          .isEqualTo(fired.at("/alerts/0/annotations/" + kept));
    }
    assertThat(resolved.at("/alerts/0/annotations/summary").asText())
        .isEqualTo(
            "checkout: the budget of checkout-latency burned too fast from 03:06:30 UTC to"
                + " 03:08:30 UTC, for 2m");
    assertThat(resolved.at("/alerts/0/annotations/description").asText()).contains("41.2%");
    assertThat(requests)
        .extracting(each -> json.readTree(each.body()).at("/alerts/0/fingerprint").asText())
        .containsOnly(resolved.at("/alerts/0/fingerprint").asText());
  }

  @Test
  void aWebhookIsNotToldOfAcknowledgementsNorOfTheEndIfItDoesNotWantTo() throws Exception {
    world.route(
        """
        route: {receiver: pager}
        receivers: [{name: pager, webhook_configs: [{url: '%s', send_resolved: false}]}]
        """
            .formatted(receiver.url("/")));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    world.isSilent(World.LATENCY);
    assertThat(receiver.take()).hasSize(1);
  }

  @Test
  void whatBeginsAfterAnAcknowledgementIsANewGroupAndTheOldOneEnds() throws Exception {
    world.routeTo(receiver.url("/"));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    world.alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(
                EvaluationFixture.burning(
                    World.LATENCY,
                    world.clock.instant(),
                    310,
                    PAGE_1H,
                    EvaluationFixture.PAGE_6H))));

    List<Request> requests = receiver.take();
    assertThat(requests)
        .extracting(each -> json.readTree(each.body()).at("/status").asText())
        .containsExactly("firing", "firing", "resolved");
    List<String> groups = requests.stream().map(each -> text(each, "/groupKey")).toList();
    List<String> fingerprints =
        requests.stream().map(each -> text(each, "/alerts/0/fingerprint")).toList();
    assertThat(groups.get(1)).isNotEqualTo(groups.get(0)).contains(incident.id() + "-2");
    assertThat(groups.get(2)).isEqualTo(groups.get(0));
    assertThat(fingerprints.get(1)).isNotEqualTo(fingerprints.get(0));
    assertThat(fingerprints.get(2)).isEqualTo(fingerprints.get(0));
    assertThat(requests)
        .extracting(each -> text(each, "/alerts/0/endsAt"))
        .last()
        .isNotEqualTo("0001-01-01T00:00:00Z");
    assertThat(world.deliveries()).extracting(DeliveryReport::id).doesNotHaveDuplicates();
  }

  @Test
  void whatComesBackIsANewGroupWhetherTheEndWasToldOrNot() throws Exception {
    world.route(
        """
        route: {receiver: pager}
        receivers: [{name: pager, webhook_configs: [{url: '%s', send_resolved: false}]}]
        """
            .formatted(receiver.url("/")));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.isSilent(World.LATENCY);
    assertThat(world.fires(World.LATENCY, PAGE_1H).id()).isEqualTo(incident.id());
    assertThat(receiver.take())
        .hasSize(2)
        .extracting(each -> text(each, "/groupKey"))
        .doesNotHaveDuplicates();
  }

  private String text(Request request, String pointer) {
    try {
      return json.readTree(request.body()).at(pointer).asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSignedWebhookSaysUnderWhichKeyItComesBack() throws Exception {
    routeSigned();
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    world.isSilent(World.LATENCY);
    world.fires(World.LATENCY, PAGE_1H);

    List<Request> requests = receiver.take();
    assertThat(text(requests.getLast(), "/type")).isEqualTo("incident.reopened");
    assertThat(text(requests.getLast(), "/data/dedupKey")).isEqualTo(incident.id() + "-2");
    assertThat(text(requests.getLast(), "/data/incident/state")).isEqualTo("open");
    assertThat(text(requests.getLast(), "/data/incident/alarm")).isEqualTo("2");
    assertThat(text(requests.getLast(), "/data/incident/figures/at"))
        .isEqualTo("2026-03-01T03:07:00Z");
    assertThat(text(requests.getFirst(), "/data/incident/beganAt"))
        .isEqualTo("2026-03-01T03:06:30Z");
  }

  @Test
  void aSignedWebhookHasNoFiguresOfWhatIsNotWatched() throws Exception {
    routeSigned();
    world.fires(World.UNWATCHED, PAGE_1H);

    JsonNode incident = json.readTree(only().body()).at("/data/incident");
    assertThat(incident.get("slo").asText()).isEqualTo("checkout-latency");
    assertThat(incident.get("figures").isNull()).isTrue();
  }

  @Test
  void whatIsNoBurnIsToldInItsOwnWordsAndWithoutFigures() throws Exception {
    routeSigned();
    Incident full = world.fills();
    world.alerting.resolve(full.id(), "ada");

    List<Request> requests = receiver.take();
    JsonNode incident = json.readTree(requests.getFirst().body()).at("/data/incident");
    assertThat(incident.get("slo").asText()).isEqualTo(World.HOST);
    assertThat(incident.get("summary").asText()).isEqualTo("db-1 runs out of room");
    assertThat(incident.get("figures").isNull()).isTrue();
    assertThat(text(requests.getLast(), "/data/incident/summary")).isEqualTo("db-1 has room again");
    assertThat(IncidentView.of(full).figures()).isNull();
  }

  @Test
  void aSignedWebhookIsSentEveryStepSigned() throws Exception {
    routeSigned();
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.doubles(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    world.isSilent(World.LATENCY);

    List<Request> requests = receiver.take();
    assertThat(requests)
        .extracting(each -> json.readTree(each.body()).at("/type").asText())
        .containsExactly(
            "incident.opened", "incident.updated", "incident.acknowledged", "incident.resolved");
    assertThat(requests).extracting(each -> each.header("Webhook-id")).doesNotHaveDuplicates();
    JsonNode taken = json.readTree(requests.get(2).body());
    assertThat(taken.at("/timestamp").asText()).isEqualTo("2026-03-01T03:07:00Z");
    assertThat(taken.at("/data/incident/id").asText()).isEqualTo(incident.id());
    assertThat(taken.at("/data/incident/slo").asText()).isEqualTo("checkout-latency");
    assertThat(taken.at("/data/incident/state").asText()).isEqualTo("acknowledged");
    assertThat(taken.at("/data/incident/acknowledgedBy").asText()).isEqualTo("ada");
    assertThat(taken.at("/data/incident/resolvedAt").isNull()).isTrue();
    assertThat(taken.at("/data/incident/severity").asText()).isEqualTo("page");
    assertThat(taken.at("/data/incident/figures/budgetRemaining").decimalValue())
        .isEqualByComparingTo("0.412");
    assertThat(taken.at("/data/incidentUrl").asText())
        .isEqualTo("http://localhost:8080/i/" + incident.id());
    assertThat(taken.at("/data/runbookUrl").asText())
        .isEqualTo("http://localhost:8080/runbooks/checkout-slow");
  }

  @Test
  void whatAReceiverRepeatsOfTheKeyIsKeptNowhere() throws Exception {
    String bare = World.KEY.substring("whsec_".length());
    receiver.always(
        TestReceiver.text(
            500, "bad signature for key " + World.KEY + " or " + bare + " at /topsecret"));
    world.route(
        """
        route: {receiver: pager}
        receivers:
          - name: pager
            signed_webhook_configs: [{url: '%s', secret: '${env:KEY}'}]
        """
            .formatted(receiver.url("/topsecret")));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);

    assertThat(world.deliveries().getFirst().latest().getFirst().error())
        .isEqualTo("HTTP 500: bad signature for key <secret> or <secret> at /<secret>");
    assertThat(world.alerting.timeline(incident.id()).toString()).doesNotContain(bare);
    try (var files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.getFileName().toString().startsWith("state")).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(bare);
      }
    }
  }

  @Test
  void theReferenceLibraryAcceptsTheSignatureOfEveryAttempt() throws Exception {
    // The library takes its own clock and five minutes of tolerance.
    world.close();
    world = World.threaded(folder, NotifyConfig.defaults());
    receiver.then(TestReceiver.status(503));
    routeSigned();
    world.fires(World.LATENCY, PAGE_1H);

    Request first = receiver.await();
    Request second = receiver.await();
    Webhook library = new Webhook(World.KEY.substring("whsec_".length()));
    for (Request each : List.of(first, second)) {
      library.verify(each.body(), HttpHeaders.of(each.headers(), (name, value) -> true));
    }
    assertThat(second.header("Webhook-id")).isEqualTo(first.header("Webhook-id"));
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(first.header("Webhook-id")).doesNotContain(".");
  }
}
