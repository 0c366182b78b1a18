package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.notify.record.DeliveryReport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent leads back to its own alarm, and to nothing once somebody has it. */
class WaysBackTest {
  @TempDir Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private TestReceiver receiver;
  private World world;

  @BeforeEach
  void start() throws Exception {
    receiver = TestReceiver.start();
    world = World.withWaysBack(folder);
  }

  @AfterEach
  void stop() {
    world.close();
    receiver.close();
  }

  private JsonNode next() throws Exception {
    return json.readTree(receiver.await().body());
  }

  private static String token(String address) {
    return URI.create(address).getPath().substring("/a/".length());
  }

  @Test
  void anAlertmanagersWebhookHasItAmongTheAnnotationsWhileItIsNobodys() throws Exception {
    world.routeTo(receiver.url("/"));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    JsonNode firing = next();
    String address = firing.at("/commonAnnotations/ack_url").asText();
    assertThat(firing.at("/alerts/0/annotations/ack_url").asText()).isEqualTo(address);
    assertThat(address).startsWith("http://localhost:8080/a/");
    world.replies.press(token(address), "dana");
    assertThat(world.alerting.find(incident.id()).orElseThrow().acknowledgement()).isPresent();
    world.isSilent(World.LATENCY);
    JsonNode over = next();
    assertThat(over.get("status").asText()).isEqualTo("resolved");
    assertThat(over.at("/commonAnnotations/ack_url").isMissingNode()).isTrue();
  }

  @Test
  void aSignedWebhookHasItBesideTheOtherAddresses() throws Exception {
    world.route(
        """
        route: {receiver: a}
        receivers: [{name: a, signed_webhook_configs: [{url: '%s', secret: '${env:KEY}'}]}]
        """
            .formatted(receiver.url("/")));
    world.fires(World.LATENCY, PAGE_1H);
    String address = next().at("/data/ackUrl").asText();
    world.replies.press(token(address), "dana");
    JsonNode taken = next();
    assertThat(taken.at("/data/incident/acknowledgedBy").asText()).isEqualTo("dana");
    assertThat(taken.at("/data/ackUrl").isNull()).isTrue();
  }

  @Test
  void aDeliveryThatIsTriedAgainHasTheSameOneAndWhatReceiversRepeatIsNotKept() throws Exception {
    world.routeTo(receiver.url("/"));
    receiver.then(exchange -> exchange.sendResponseHeaders(500, -1));
    world.fires(World.LATENCY, PAGE_1H);
    String first = receiver.await().body();
    world.stop();
    world.open();
    receiver.then(TestReceiver.text(503, "no: " + first.substring(first.indexOf("ack_url"))));
    world.pass(Duration.ofMinutes(2));
    assertThat(receiver.await().body()).isEqualTo(first);
    List<DeliveryReport> reports = world.deliveries();
    assertThat(reports.toString())
        .contains("a/<link>")
        .doesNotContain(token(json.readTree(first).at("/commonAnnotations/ack_url").asText()));
  }
}
