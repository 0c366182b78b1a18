package dev.headroom.notify.pagerduty;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.notify.World;
import dev.headroom.notify.pagerduty.FakePagerDuty.Event;
import dev.headroom.reply.ReplyOutcome;
import dev.headroom.reply.SignedReplies;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PagerDuty tells us is not told to it again. */
class PagerDutyEchoTest {
  @TempDir Path folder;
  private World world;
  private FakePagerDuty pagerDuty;

  @BeforeEach
  void start() throws Exception {
    world = World.withWaysBack(folder);
    pagerDuty = FakePagerDuty.start(world.clock, World.ROUTING_KEY);
    world.route(
        """
        route: {receiver: on-call}
        receivers:
          - name: on-call
            pagerduty_configs: [{routing_key: '${env:ROUTING_KEY}', url: '%s'}]
        """
            .formatted(pagerDuty.url()));
  }

  @AfterEach
  void stop() {
    world.close();
    pagerDuty.close();
  }

  private List<String> told() {
    return pagerDuty.taken().stream().map(Event::told).toList();
  }

  private ReplyOutcome hears(String id, String type, String key) throws Exception {
    String body = SignedReplies.event(id, type, key, "Dana");
    return world
        .replies
        .pagerDuty(body.getBytes(UTF_8), SignedReplies.pagerDuty(World.PAGERDUTY_SECRET, body))
        .outcome();
  }

  @Test
  void anAcknowledgementThereIsNotSentBack() throws Exception {
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    assertThat(hears("e1", "incident.acknowledged", id)).isEqualTo(ReplyOutcome.TAKEN);
    assertThat(told()).containsExactly("trigger " + id);
    world.isSilent(World.LATENCY);
    assertThat(told()).containsExactly("trigger " + id, "resolve " + id);
  }

  @Test
  void oneOfAnotherWayIs() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    String link = pagerDuty.taken().getFirst().body().at("/links/1/href").asText();
    assertThat(pagerDuty.taken().getFirst().body().at("/links/1/text").asText())
        .isEqualTo("Acknowledge");
    world.replies.press(link.substring(link.lastIndexOf('/') + 1), "dana");
    assertThat(told()).containsExactly("trigger " + incident.id(), "acknowledge " + incident.id());
    assertThat(hears("e1", "incident.acknowledged", incident.id())).isEqualTo(ReplyOutcome.ALREADY);
    assertThat(told()).hasSize(2);
  }
}
