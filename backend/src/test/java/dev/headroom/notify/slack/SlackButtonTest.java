package dev.headroom.notify.slack;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.notify.World;
import dev.headroom.reply.ReplyOutcome;
import dev.headroom.reply.SignedReplies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The button in a message: it acts where Slack tells us of it, else it leads to the link. */
class SlackButtonTest {
  @TempDir Path folder;
  private World world;
  private FakeSlack slack;

  @BeforeEach
  void start() throws Exception {
    world = World.withWaysBack(folder);
    slack = new FakeSlack(world.clock);
  }

  @AfterEach
  void stop() {
    world.close();
    slack.close();
    assertThat(slack.broken()).isEmpty();
  }

  private void route(String entry) throws Exception {
    world.route(
        "route: {receiver: room}\nreceivers: [{name: room, slack_configs: [%s]}]\n"
            .formatted(entry));
  }

  private JsonNode firstButton() {
    for (JsonNode block : slack.shown().getLast().body().get("blocks")) {
      if (block.get("type").asText().equals("actions")) {
        return block.at("/elements/0");
      }
    }
    throw new AssertionError("no buttons");
  }

  @Test
  void aBotsButtonActsAndIsGoneOnceItHas() throws Exception {
    route(
        "{api_url: '%s', bot_token: '${env:TOKEN}', channel: '#pages'}".formatted(slack.methods()));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    JsonNode button = firstButton();
    assertThat(button.at("/text/text").asText()).isEqualTo("Acknowledge");
    assertThat(button.has("url")).isFalse();
    String body =
        SignedReplies.press(button.get("action_id").asText(), button.get("value").asText());
    Instant at = world.clock.instant();
    assertThat(
            world
                .replies
                .slack(
                    body.getBytes(UTF_8),
                    Long.toString(at.getEpochSecond()),
                    SignedReplies.slack(World.SLACK_SECRET, at, body))
                .outcome())
        .isEqualTo(ReplyOutcome.TAKEN);
    world.pass(Duration.ofSeconds(2));
    assertThat(slack.shown()).hasSize(1);
    assertThat(slack.shown().getLast().edited()).isTrue();
    assertThat(slack.shown().getLast().heading()).startsWith("[ACKNOWLEDGED page]");
    assertThat(firstButton().at("/text/text").asText()).isEqualTo("Incident");
    assertThat(world.alerting.find(incident.id()).orElseThrow().acknowledgement()).isPresent();
  }

  @Test
  void anIncomingWebhooksButtonLeadsToTheLink() throws Exception {
    route("{api_url: '%s'}".formatted(slack.webhook()));
    world.fires(World.LATENCY, PAGE_1H);
    String url = firstButton().get("url").asText();
    assertThat(url).startsWith("http://localhost:8080/a/");
    assertThat(world.replies.press(url.substring(url.lastIndexOf('/') + 1), "dana").outcome())
        .isEqualTo(ReplyOutcome.TAKEN);
    world.pass(Duration.ofSeconds(2));
    assertThat(firstButton().at("/text/text").asText()).isEqualTo("Incident");
  }
}
