package dev.headroom.notify.ntfy;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.TICKET_1D;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.notify.JsonService;
import dev.headroom.notify.JsonService.Call;
import dev.headroom.notify.JsonService.Reply;
import dev.headroom.notify.World;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.words.StepWords;
import dev.headroom.notify.words.StepWords.NamedFact;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic of ntfy is published to. */
class NtfyTest {
  @TempDir Path folder;
  private World world;
  private JsonService ntfy;

  @BeforeEach
  void start() throws Exception {
    world = World.withWaysBack(folder);
    ntfy = JsonService.start(NtfyTest::judge);
    route(", token: '${env:TOKEN}'");
  }

  @AfterEach
  void stop() {
    world.close();
    ntfy.close();
  }

  /** As it is documented: a topic, an account that may, a priority, three actions at most. */
  private static Reply judge(Call call) {
    JsonNode body = call.body();
    if (!call.target().equals("/")) {
      return new Reply(404, "{\"code\":40401,\"error\":\"page not found\"}");
    }
    if (!call.authorization().equals("Bearer " + World.TOKEN)) {
      return new Reply(401, "{\"code\":40101,\"error\":\"unauthorized\"}");
    }
    boolean sound =
        body.path("topic").asText().matches("[-_A-Za-z0-9]{1,64}")
            && body.path("priority").asInt() >= 1
            && body.path("priority").asInt() <= 5
            && body.path("actions").size() <= 3
            && body.path("message").asText().getBytes(StandardCharsets.UTF_8).length <= 4_096;
    return sound
        ? new Reply(200, "{\"id\":\"a\"}")
        : new Reply(400, "{\"code\":40009,\"error\":\"invalid request\"}");
  }

  private void route(String more) throws Exception {
    world.route(
        """
        route: {receiver: phone}
        receivers: [{name: phone, ntfy_configs: [{url: '%s', topic: on-call%s}]}]
        """
            .formatted(ntfy.url(""), more));
  }

  @Test
  void aPhoneHearsOfEachStepAndLeadsToTheIncident() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    world.isSilent(World.LATENCY);

    assertThat(ntfy.taken().stream().map(each -> each.body().get("priority").asInt()))
        .containsExactly(5, 2, 2);
    assertThat(ntfy.taken().stream().map(each -> each.body().get("tags").get(0).asText()))
        .containsExactly("rotating_light", "eyes", "white_check_mark");
    JsonNode page = ntfy.taken().getFirst().body();
    assertThat(page.get("topic").asText()).isEqualTo("on-call");
    assertThat(page.get("title").asText()).startsWith("[FIRING page] ");
    assertThat(page.get("message").asText()).startsWith(incident.summary());
    assertThat(page.get("click").asText()).isEqualTo("http://localhost:8080/i/" + incident.id());
    assertThat(page.at("/actions/1/url").asText())
        .isEqualTo("http://localhost:8080/runbooks/checkout-slow");
    assertThat(page.at("/actions/2/url").asText()).startsWith("http://localhost:8080/a/");
    assertThat(ntfy.taken().getLast().body().get("actions")).hasSize(2);
    assertThat(world.deliveries())
        .allMatch(each -> each.status() == DeliveryStatus.SENT && each.kind().equals("ntfy"));
  }

  @Test
  void theFileSaysOtherwise() throws Exception {
    route(", token: '${env:TOKEN}', priority: high, tags: 'shop, skull', send_resolved: false");
    world.fires(World.LATENCY, TICKET_1D);
    world.isSilent(World.LATENCY);
    assertThat(ntfy.taken()).hasSize(1);
    assertThat(ntfy.taken().getFirst().body().get("priority").asInt()).isEqualTo(4);
    assertThat(ntfy.taken().getFirst().body().get("tags"))
        .hasToString("[\"warning\",\"shop\",\"skull\"]");
  }

  @Test
  void whoMayNotPublishIsToldWhy() throws Exception {
    route("");
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(world.deliveries().getFirst().latest().getFirst().error())
        .isEqualTo("HTTP 401: {\"code\":40101,\"error\":\"unauthorized\"}");
    ntfy.then(429, "").then(507, "");
    route(", token: '${env:TOKEN}'");
    world.pass(Duration.ofMinutes(10));
    assertThat(world.deliveries().getFirst().status()).isEqualTo(DeliveryStatus.SENT);
  }

  @Test
  void neitherTokenNorTopicIsKept() throws Exception {
    ntfy.then(503, "topic on-call is busy for " + World.TOKEN);
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(world.deliveries().getFirst().latest().getFirst().error())
        .isEqualTo("HTTP 503: topic <secret> is busy for <secret>");
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().contains("state")).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(World.TOKEN);
      }
    }
  }

  @Test
  void aLongTextIsCutAtACharacter() {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    StepWords words =
        new StepWords(
            "FIRING",
            "page",
            "x" + "\ud83d\udd25".repeat(2_000),
            List.of("later"),
            List.of(),
            List.of(new NamedFact("a", "b")),
            true);
    String message =
        new NtfyMessage(new Ntfy.NtfyLook(OptionalInt.empty(), List.of()), links())
            .of(words, new Transition(TransitionKind.OPENED, world.clock.instant(), incident));
    assertThat(message).doesNotContain("later");
    assertThat(message.getBytes(StandardCharsets.UTF_8).length).isBetween(4_000, 5_000);
    assertThat(message).doesNotContain("?");
  }

  @Test
  void aMessageSaysWhichAlertsFireAndLeadsToTheirRunbook() throws Exception {
    Incident posted = IncidentFixture.posted("https://wiki.example/rb", "db-1", "db-2");
    Transition opened = new Transition(TransitionKind.OPENED, world.clock.instant(), posted);
    String text =
        new NtfyMessage(new Ntfy.NtfyLook(OptionalInt.empty(), List.of()), links())
            .of(StepWords.of(opened), opened);
    JsonNode message = new ObjectMapper().readTree(text);
    assertThat(message.get("message").asText())
        .startsWith(
            "disk is full\ninst=db-1\ninst=db-2\nService: DiskFull\nAlert: DiskFull\nBegan");
    assertThat(message.at("/actions/1/url").asText()).isEqualTo("https://wiki.example/rb");
  }

  private static Links links() {
    return new Links(URI.create("http://localhost:8080"));
  }
}
