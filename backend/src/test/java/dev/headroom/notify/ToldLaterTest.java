package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.Incident;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What receivers are sent that were held back, and again. It is 03:07. */
class ToldLaterTest {
  private static final String RESTING = ", mute_time_intervals: [nights]";

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

  private void route(String integration, String more) throws IOException {
    world.route(
        """
        route: {receiver: desk, routes: [{receiver: pager%s}]}
        time_intervals:
          - name: nights
            time_intervals: [{times: [{start_time: '00:00', end_time: '04:00'}]}]
        receivers:
          - name: desk
          - name: pager
            %s
        """
            .formatted(more, integration.formatted(receiver.url("/"))));
  }

  private List<JsonNode> bodies() {
    return receiver.take().stream().map(each -> tree(each.body())).toList();
  }

  private JsonNode tree(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSignedWebhookHearsOfItAsOpenedAndThenAsRepeated() throws Exception {
    String signed = "signed_webhook_configs: [{url: '%s', secret: '${env:KEY}'}]";
    route(signed, RESTING);
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    assertThat(bodies()).isEmpty();
    world.pass(Duration.ofHours(1));
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofHours(4));
    world.fires(World.LATENCY, PAGE_1H);
    List<JsonNode> bodies = bodies();
    assertThat(bodies)
        .extracting(each -> each.get("type").asText())
        .containsExactly("incident.opened", "incident.repeated");
    assertThat(bodies)
        .extracting(each -> each.get("data").get("dedupKey").asText())
        .containsOnly(incident.dedupKey());
  }

  @Test
  void whoMissedThatItIsNobodysAgainIsTold() throws Exception {
    String signed = "signed_webhook_configs: [{url: '%s', secret: '${env:KEY}'}]";
    route(signed, "");
    Incident incident = world.fires(World.LATENCY, PAGE_6H);
    world.alerting.acknowledge(incident.id(), "ada");
    route(signed, RESTING);
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(bodies())
        .extracting(each -> each.get("type").asText())
        .containsExactly("incident.opened", "incident.acknowledged");
    world.pass(Duration.ofHours(1));
    world.fires(World.LATENCY, PAGE_1H);
    JsonNode told = bodies().getFirst();
    assertThat(told.get("type").asText()).isEqualTo("incident.unacknowledged");
    assertThat(told.get("data").get("replacesDedupKey").asText()).isEqualTo(incident.dedupKey());
  }

  @Test
  void aWebhookIsSentTheSameGroupAgain() throws Exception {
    route("webhook_configs: [{url: '%s'}]", ", repeat_interval: 1h");
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofHours(1));
    world.fires(World.LATENCY, PAGE_1H);
    List<JsonNode> bodies = bodies();
    assertThat(bodies)
        .hasSize(2)
        .extracting(each -> each.get("status").asText())
        .containsOnly("firing");
    assertThat(bodies.get(1).get("groupKey")).isEqualTo(bodies.get(0).get("groupKey"));
    assertThat(bodies.get(1).get("alerts").get(0).get("fingerprint"))
        .isEqualTo(bodies.get(0).get("alerts").get(0).get("fingerprint"));
  }
}
