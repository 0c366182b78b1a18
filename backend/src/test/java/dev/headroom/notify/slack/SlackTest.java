package dev.headroom.notify.slack;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.notify.TestReceiver;
import dev.headroom.notify.World;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.slack.FakeSlack.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a channel of Slack shows of an incident, and what becomes of it when Slack says no. */
class SlackTest {
  @TempDir Path folder;
  private World world;
  private FakeSlack slack;

  @BeforeEach
  void start() throws Exception {
    world = new World(folder);
    slack = new FakeSlack(world.clock);
  }

  @AfterEach
  void stop() {
    world.close();
    slack.close();
    assertThat(slack.broken()).isEmpty();
  }

  private void routeHook(String more) throws IOException {
    route("{api_url: '%s'%s}".formatted(slack.webhook(), more));
  }

  private void routeBot() throws IOException {
    route(
        "{api_url: '%s', bot_token: '${env:TOKEN}', channel: '#pages'}".formatted(slack.methods()));
  }

  private void route(String entry) throws IOException {
    world.route(
        "route: {receiver: room}\nreceivers: [{name: room, slack_configs: [%s]}]\n"
            .formatted(entry));
  }

  private List<String> headings() {
    return slack.shown().stream().map(Shown::heading).toList();
  }

  private void burnsMore() {
    world.alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(
                EvaluationFixture.burning(
                    World.LATENCY, world.clock.instant(), 310, PAGE_1H, PAGE_6H))));
  }

  private DeliveryAttempt firstAttempt() throws IOException {
    return world.deliveries().getFirst().latest().getFirst();
  }

  @Test
  void aWebhookPostsEveryStep() throws Exception {
    routeHook(", send_resolved: true, username: Headroom, icon_emoji: ':fire:'");
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.doubles(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    world.pass(Duration.ofSeconds(90));
    world.isSilent(World.LATENCY);

    assertThat(headings())
        .extracting(each -> each.substring(0, each.indexOf(']') + 1))
        .containsExactly("[FIRING page]", "[WORSE page]", "[ACKNOWLEDGED page]", "[RESOLVED page]");
    JsonNode opened = slack.shown().getFirst().body();
    assertThat(opened.path("username").asText()).isEqualTo("Headroom");
    assertThat(opened.path("icon_emoji").asText()).isEqualTo(":fire:");
    assertThat(opened.path("text").asText()).contains("[FIRING page]", "/i/" + incident.id());
    assertThat(opened.findValuesAsText("url"))
        .containsExactly(
            "http://localhost:8080/i/" + incident.id(),
            "http://localhost:8080/runbooks/checkout-slow");
    assertThat(slack.shown().get(2).body().toString())
        .contains("Acknowledged by ada at 03:07:00 UTC.");
    assertThat(slack.shown().get(3).body().toString())
        .contains("Resolved by headroom at 03:08:30 UTC, after 2m", "Lasted: 2m", "Bad: ");
    assertThat(world.deliveries())
        .allMatch(each -> each.status() == DeliveryStatus.SENT && each.kind().equals("slack"));
  }

  @Test
  void theEndIsToldOnlyWhereItIsWanted() throws Exception {
    routeHook("");
    world.fires(World.LATENCY, PAGE_1H);
    world.isSilent(World.LATENCY);
    assertThat(headings()).hasSize(1);
  }

  @Test
  void theFileMayMentionPeopleWhenSomebodyIsAsked() throws Exception {
    routeHook(
        ", title: Checkout hurts, text: '<!channel> look', actions: [{type: button, text: Board,"
            + " url: 'https://board.example/', style: danger}]");
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    world.pass(Duration.ofSeconds(1));

    assertThat(headings())
        .containsExactly("[FIRING page] Checkout hurts", "[ACKNOWLEDGED page] Checkout hurts");
    JsonNode opened = slack.shown().getFirst().body();
    assertThat(opened.at("/blocks/3/text/text").asText()).isEqualTo("<!channel> look");
    assertThat(opened.at("/blocks/4/elements/2/url").asText()).isEqualTo("https://board.example/");
    assertThat(slack.shown().getLast().body().toString()).doesNotContain("<!channel>");
  }

  @ParameterizedTest
  @CsvSource({
    "400,invalid_payload",
    "403,action_prohibited",
    "404,channel_not_found",
    "410,channel_is_archived"
  })
  void whatSlackRefusesForGoodEndsTheDeliveryWithItsReason(int status, String reason)
      throws Exception {
    slack.then(TestReceiver.text(status, reason));
    routeHook("");
    Incident incident = world.fires(World.LATENCY, PAGE_1H);

    assertThat(world.deliveries().getFirst().status()).isEqualTo(DeliveryStatus.REJECTED);
    assertThat(firstAttempt().error()).isEqualTo("HTTP " + status + ": " + reason);
    assertThat(world.alerting.timeline(incident.id()).toString()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 408, 500, 503})
  void allElseIsTriedAgain(int status) throws Exception {
    slack.then(TestReceiver.status(status));
    routeHook("");
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofSeconds(2));
    assertThat(headings()).hasSize(1);
    assertThat(firstAttempt().outcome()).isEqualTo("retry");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hook", "bot"})
  void whoAsksToWaitIsAskedAgainAtExactlyThatMoment(String mode) throws Exception {
    for (int i = 0; i < 8; i++) {
      slack.then(TestReceiver.status(429, "Retry-After", "30"));
    }
    if (mode.equals("hook")) {
      routeHook("");
    } else {
      routeBot();
    }
    world.fires(World.LATENCY, PAGE_1H);
    for (int asked = 1; asked <= 8; asked++) {
      world.pass(Duration.ofMillis(29_999));
      assertThat(slack.calls()).hasSize(asked);
      world.pass(Duration.ofMillis(1));
      assertThat(slack.calls()).hasSize(asked + 1);
    }
    assertThat(headings()).hasSize(1);
  }

  @Test
  void manyPagesAtOnceArriveOneASecond() throws Exception {
    slack.paced();
    routeHook("");
    world.fires(World.LATENCY, PAGE_1H);
    world.fires(World.ERRORS, PAGE_1H);
    world.fills();
    assertThat(headings()).hasSize(1);
    world.pass(Duration.ofSeconds(4));
    assertThat(headings()).hasSize(3);
    assertThat(world.deliveries()).allMatch(each -> each.status() == DeliveryStatus.SENT);
  }

  @Test
  void aBotEditsItsMessageAndRepliesWhenItGotWorse() throws Exception {
    routeBot();
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.doubles(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofSeconds(1));
    world.pass(Duration.ofSeconds(1));
    assertThat(slack.calls())
        .containsExactly("chat.postMessage", "chat.postMessage", "chat.update");
    assertThat(slack.notified()).isEqualTo(2);
    Shown root = slack.shown().getFirst();
    assertThat(root.heading()).startsWith("[WORSE page]");
    assertThat(slack.shown().getLast().thread()).isEqualTo(root.ts());

    world.alerting.acknowledge(incident.id(), "ada");
    world.pass(Duration.ofSeconds(1));
    assertThat(slack.shown().getFirst().body().toString()).contains("Acknowledged by ada");
    world.isSilent(World.LATENCY);
    world.pass(Duration.ofSeconds(1));
    assertThat(slack.shown().getFirst().heading()).startsWith("[RESOLVED page]");
    assertThat(slack.shown()).hasSize(2);
    assertThat(slack.notified()).isEqualTo(2);
  }

  @Test
  void afterARestartTheSameMessageIsEdited() throws Exception {
    routeBot();
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.stop();
    world.open();
    world.alerting.acknowledge(incident.id(), "ada");
    assertThat(slack.shown()).hasSize(1);
    assertThat(slack.shown().getFirst().heading()).startsWith("[ACKNOWLEDGED page]");
    assertThat(slack.shown().getFirst().edited()).isTrue();
  }

  @Test
  void whatCannotBeWrittenDownIsEditedAllTheSame() throws Exception {
    routeBot();
    world.breakTable("UPDATE ON deliveries");
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    assertThat(slack.shown()).hasSize(1);
    world.alerting.acknowledge(incident.id(), "ada");
    world.pass(Duration.ofSeconds(1));
    assertThat(headings()).hasSize(1).first().asString().startsWith("[ACKNOWLEDGED page]");
    world.mend();
    world.pass(Duration.ofSeconds(2));
    world.stop();
    world.open();
    world.isSilent(World.LATENCY);
    assertThat(headings()).hasSize(1).first().asString().startsWith("[RESOLVED page]");
  }

  @Test
  void whatIsSentFromMemoryAloneIsEditedToo() throws Exception {
    routeBot();
    world.breakTable("INSERT ON deliveries");
    world.fires(World.LATENCY, PAGE_1H);
    world.doubles(World.LATENCY, PAGE_1H);
    world.mend();
    world.pass(Duration.ofSeconds(5));
    world.isSilent(World.LATENCY);
    assertThat(slack.shown()).hasSize(2);
    assertThat(slack.shown().getFirst().heading()).startsWith("[RESOLVED page]");
  }

  @Test
  void aMessageThatSomebodyDeletedIsPostedAnew() throws Exception {
    routeBot();
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    slack.delete(slack.shown().getFirst().ts());
    world.alerting.acknowledge(incident.id(), "ada");
    world.pass(Duration.ofSeconds(1));
    assertThat(headings()).hasSize(1).first().asString().startsWith("[ACKNOWLEDGED page]");
    world.isSilent(World.LATENCY);
    world.pass(Duration.ofSeconds(1));
    assertThat(headings()).hasSize(1).first().asString().startsWith("[RESOLVED page]");
  }

  @Test
  void whatAsksForAPersonAgainIsANewMessageAndTheOldOneSaysSo() throws Exception {
    routeBot();
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    world.pass(Duration.ofSeconds(1));
    burnsMore();
    world.pass(Duration.ofSeconds(1));
    world.pass(Duration.ofSeconds(1));
    assertThat(headings())
        .extracting(each -> each.substring(0, each.indexOf(']') + 1))
        .containsExactly("[REPLACED page]", "[FIRING AGAIN page]");
    assertThat(slack.notified()).isEqualTo(2);
    world.isSilent(World.LATENCY);
    world.pass(Duration.ofSeconds(1));
    assertThat(slack.shown().getLast().heading()).startsWith("[RESOLVED page]");
    assertThat(slack.shown()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "channel_not_found,REJECTED",
    "invalid_auth,REJECTED",
    "is_archived,REJECTED",
    "missing_scope,REJECTED",
    "ratelimited,PENDING",
    "internal_error,PENDING",
    "something_new,PENDING"
  })
  void anAnswerOf200ThatIsNotOkIsAFailure(String error, DeliveryStatus status) throws Exception {
    slack.then(TestReceiver.text(200, "{\"ok\":false,\"error\":\"" + error + "\"}"));
    routeBot();
    world.fires(World.LATENCY, PAGE_1H);
    DeliveryReport delivery = world.deliveries().getFirst();
    assertThat(delivery.status()).isEqualTo(status);
    assertThat(firstAttempt().error()).isEqualTo("HTTP 200, not ok: " + error);
    world.pass(Duration.ofSeconds(2));
    assertThat(headings()).hasSize(status == DeliveryStatus.PENDING ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{\"ok\":\"no\"}"})
  void anAnswerNobodyCanReadIsNoSuccess(String answer) throws Exception {
    slack.then(TestReceiver.text(200, answer));
    routeBot();
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(world.deliveries().getFirst().status()).isEqualTo(DeliveryStatus.PENDING);
    world.pass(Duration.ofSeconds(2));
    assertThat(headings()).hasSize(1);
  }

  @Test
  void anotherTokenIsTheSameChannelAndNobodyIsToldAgain() throws Exception {
    routeBot();
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    Files.writeString(folder.resolve("token"), "xoxb-new-token\n");
    slack.accept("xoxb-new-token");
    route(
        "{api_url: '%s', bot_token: '${file:token}', channel: '#pages', username: B}"
            .formatted(slack.methods()));
    assertThat(slack.calls()).hasSize(1);
    world.alerting.acknowledge(incident.id(), "ada");
    world.pass(Duration.ofSeconds(1));
    assertThat(headings()).hasSize(1).first().asString().startsWith("[ACKNOWLEDGED page]");
  }

  @Test
  void secretsAreKeptNowhere() throws Exception {
    slack.then(TestReceiver.text(500, "no " + FakeSlack.TOKEN));
    routeBot();
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(firstAttempt().error()).isEqualTo("HTTP 500: no <secret>");
    slack.then(TestReceiver.text(404, "no /services/T000/B000/hooksecret"));
    routeHook("");
    world.fires(World.ERRORS, PAGE_1H);
    assertThat(world.deliveries())
        .flatExtracting(DeliveryReport::latest)
        .extracting(DeliveryAttempt::error)
        .anyMatch(each -> each.startsWith("HTTP 404: no "))
        .noneMatch(each -> each.contains("hooksecret"));
    try (var files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.getFileName().toString().startsWith("state")).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("topsecret")
            .doesNotContain("hooksecret");
      }
    }
  }
}
