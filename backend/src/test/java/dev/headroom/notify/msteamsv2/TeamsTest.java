package dev.headroom.notify.msteamsv2;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.DrillSubject;
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
import dev.headroom.notify.send.HttpAccess;
import dev.headroom.notify.words.StepWords;
import dev.headroom.notify.words.StepWords.NamedFact;
import dev.headroom.routing.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workflow of Microsoft Teams is posted cards. */
class TeamsTest {
  @TempDir Path folder;
  private World world;
  private JsonService teams;

  @BeforeEach
  void start() throws Exception {
    world = World.withWaysBack(folder);
    teams = JsonService.start(TeamsTest::judge);
    route("");
  }

  @AfterEach
  void stop() {
    world.close();
    teams.close();
  }

  /** As it is documented: a message with one adaptive card, 28 KB at most. */
  private static Reply judge(Call call) {
    JsonNode attachment = call.body().at("/attachments/0");
    JsonNode card = attachment.path("content");
    if (call.text().getBytes(StandardCharsets.UTF_8).length > 28_000) {
      return new Reply(413, "");
    }
    boolean sound =
        call.body().path("type").asText().equals("message")
            && attachment
                .path("contentType")
                .asText()
                .equals("application/vnd.microsoft.card.adaptive")
            && card.path("type").asText().equals("AdaptiveCard")
            && card.path("version").asText().matches("1\\.[0-5]")
            && !card.path("body").isEmpty();
    return sound ? new Reply(202, "") : new Reply(400, "{\"error\":{\"code\":\"BadRequest\"}}");
  }

  private void route(String more) throws Exception {
    world.route(
        """
        route: {receiver: channel}
        receivers: [{name: channel, msteamsv2_configs: [{webhook_url: '%s'%s}]}]
        """
            .formatted(teams.url("/workflows/w/triggers/manual/paths/invoke?sig=t0psecret"), more));
  }

  private JsonNode card(int place) {
    return teams.taken().get(place).body().at("/attachments/0/content");
  }

  @Test
  void aChannelSeesEachStep() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    world.isSilent(World.LATENCY);

    assertThat(teams.taken()).hasSize(3);
    assertThat(teams.taken().getFirst().target()).endsWith("?sig=t0psecret");
    JsonNode heading = card(0).at("/body/0/inlines/0");
    assertThat(heading.get("text").asText()).startsWith("[FIRING page] ");
    assertThat(heading.get("color").asText()).isEqualTo("Attention");
    assertThat(card(1).at("/body/0/inlines/0/text").asText()).startsWith("[ACKNOWLEDGED page] ");
    assertThat(card(2).at("/body/0/inlines/0/color").asText()).isEqualTo("Good");
    assertThat(card(0).at("/actions/0/url").asText())
        .isEqualTo("http://localhost:8080/i/" + incident.id());
    assertThat(card(0).at("/actions/1/url").asText())
        .isEqualTo("http://localhost:8080/runbooks/checkout-slow");
    assertThat(card(0).at("/actions/2/url").asText()).startsWith("http://localhost:8080/a/");
    assertThat(card(1).get("actions")).hasSize(2);
    assertThat(world.deliveries())
        .allMatch(each -> each.status() == DeliveryStatus.SENT && each.kind().equals("msteamsv2"));
  }

  @Test
  void theFileSaysOtherwise() throws Exception {
    route(", title: Checkout, text: 'call **us**', send_resolved: false");
    world.fires(World.LATENCY, PAGE_1H);
    world.isSilent(World.LATENCY);
    assertThat(teams.taken()).hasSize(1);
    assertThat(card(0).at("/body/0/inlines/0/text").asText()).isEqualTo("[FIRING page] Checkout");
    assertThat(card(0).toString()).contains("{\"type\":\"TextBlock\",\"text\":\"call **us**\"");
  }

  @Test
  void aTestPageSaysSoWhateverTheFileSays() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    StepWords words =
        new StepWords("FIRING", "page", "[TEST] a", List.of(), List.of(), List.of(), true);
    Teams entry =
        new Teams(
            "a/msteamsv2/1",
            new Secret("http://localhost/"),
            HttpAccess.PLAIN,
            "Checkout",
            "",
            true);
    TeamsCard card = new TeamsCard(entry, new Links(URI.create("http://localhost:8080")));
    Incident drill = IncidentFixture.page("inc-1", DrillSubject.PAGE + "1");
    assertThat(card.message(words, opened(incident))).contains("[FIRING page] Checkout");
    assertThat(card.message(words, opened(drill))).contains("[FIRING page] [TEST] a");
  }

  @Test
  void whatTeamsDidNotTakeIsTriedAgain() throws Exception {
    teams
        .then(200, "Webhook message delivery failed with error: HTTP error 429")
        .then(429, "")
        .then(302, "")
        .then(500, "");
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofMinutes(10));
    assertThat(world.deliveries().getFirst().status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(world.deliveries().getFirst().attempts()).isEqualTo(5);
    teams.then(400, "see /workflows?sig=t0psecret");
    world.fires(World.ERRORS, PAGE_1H);
    assertThat(world.deliveries().getLast().status()).isEqualTo(DeliveryStatus.REJECTED);
    assertThat(world.deliveries().getLast().latest().getFirst().error())
        .doesNotContain("t0psecret");
  }

  @Test
  void aCardSaysWhichAlertsFireAndLeadsToTheirRunbook() {
    Incident posted = IncidentFixture.posted("https://wiki.example/rb", "db-1", "[x](y)");
    Transition opened = opened(posted);
    String message = plainCard().message(StepWords.of(opened), opened);
    assertThat(message)
        .contains("{\"type\":\"TextRun\",\"text\":\"inst=db-1\"}")
        .contains("{\"type\":\"TextRun\",\"text\":\"inst=[x](y)\"}")
        .contains("Alert: DiskFull", "\"title\":\"Runbook\",\"url\":\"https://wiki.example/rb\"")
        .doesNotContain("Promise", "/runbooks/");
  }

  private static TeamsCard plainCard() {
    Teams entry =
        new Teams(
            "a/msteamsv2/1",
            new Secret("http://localhost/"),
            HttpAccess.PLAIN,
            "",
            "\"".repeat(1_024),
            true);
    return new TeamsCard(entry, new Links(URI.create("http://localhost:8080")));
  }

  private Transition opened(Incident incident) {
    return new Transition(TransitionKind.OPENED, world.clock.instant(), incident);
  }

  @Test
  void noTextOfAnIncidentMakesAMessageThatWouldBeRefused() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    String fire = "\ud83d\udd25".repeat(5_000);
    StepWords words =
        new StepWords(
            "FIRING",
            "page",
            fire,
            List.of(fire, fire),
            List.of(),
            Collections.nCopies(StepWords.FACTS_MAX, new NamedFact("a", "\"".repeat(9_000))),
            true);
    assertTaken(plainCard().message(words, opened(incident)));
  }

  @Test
  void neitherDoAllLinesOfAlertsBesideTheRest() throws Exception {
    String quotes = "\"".repeat(9_000);
    StepWords words =
        new StepWords(
            "FIRING",
            "page",
            quotes,
            List.of(quotes, quotes),
            Collections.nCopies(StepWords.ALERTS_MAX, quotes),
            Collections.nCopies(StepWords.FACTS_MAX, new NamedFact("a", quotes)),
            true);
    String far = "https://wiki.example/" + "a".repeat(979);
    assertTaken(plainCard().message(words, opened(IncidentFixture.posted(far, "a"))));
  }

  private static void assertTaken(String message) throws Exception {
    assertThat(message.getBytes(StandardCharsets.UTF_8).length)
        .isBetween(10_000, TeamsCard.MESSAGE_BYTES_MAX);
    assertThat(judge(new Call("", "", message, new ObjectMapper().readTree(message))).status())
        .isEqualTo(202);
  }
}
