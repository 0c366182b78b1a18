package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class DeliveryResourceTest extends ApiStage {
  @Test
  void what_was_sent_is_told_with_how_it_went() throws Exception {
    assertThat(world.json("/api/v1/deliveries").get("deliveries")).isEmpty();
    // Nobody listens at port 9 of this machine.
    world.incidents.routeTo("http://127.0.0.1:9/hook");
    String id = world.incident();
    JsonNode delivery = world.json("/api/v1/deliveries").get("deliveries").get(0);
    assertThat(delivery.get("incident").asText()).isEqualTo(id);
    assertThat(delivery.get("receiver").asText()).isEqualTo("pager");
    assertThat(delivery.get("status").asText()).isNotEmpty();
    JsonNode ofIncident = world.json("/api/v1/incidents/" + id).get("deliveries");
    assertThat(ofIncident.get(0)).isEqualTo(delivery);
  }

  @Test
  void its_limit_is_told() throws Exception {
    assertThat(world.refusal("/api/v1/deliveries?limit=1001"))
        .isEqualTo("limit: must be 1 to 1000: 1001");
  }

  @Test
  void theyAreFoundByReceiverStateAndIncident() throws Exception {
    world.incidents.routeTo("http://127.0.0.1:9/hook");
    String id = world.incident();
    assertThat(found("receiver=pager&status=pending&incident=" + id)).isEqualTo(1);
    assertThat(found("receiver=desk")).isZero();
    assertThat(found("status=sent")).isZero();
    assertThat(found("incident=inc-2")).isZero();
    assertThat(world.refusal("/api/v1/deliveries?status=gone"))
        .isEqualTo("status: must be pending, sent, rejected or expired: gone");
  }

  private int found(String query) throws Exception {
    return world.json("/api/v1/deliveries?" + query).get("deliveries").size();
  }

  @Test
  void aReceiverThatIsDownSaysSoAndWhatWaitsForIt() throws Exception {
    assertThat(world.json("/api/v1/receivers").get("receivers")).isEmpty();
    world.incidents.routeTo("http://127.0.0.1:9/hook");
    JsonNode well = receiver();
    assertThat(well.get("circuit").asText()).isEqualTo("closed");
    assertThat(well.get("pending").asInt()).isZero();
    assertThat(well.get("oldestAt").isNull()).isTrue();
    assertThat(well.get("lastFailed").isNull()).isTrue();
    assertThat(well.get("waitingUntil").isNull()).isTrue();
    assertThat(well.get("failing").asBoolean()).isFalse();
    assertThat(well.get("rate").isNull()).isTrue();

    world.incidents.firesMany(6);
    JsonNode down = receiver();
    assertThat(down.get("receiver").asText()).isEqualTo("pager");
    assertThat(down.get("kind").asText()).isEqualTo("webhook");
    assertThat(down.get("circuit").asText()).isEqualTo("open");
    assertThat(down.get("pending").asInt()).isEqualTo(6);
    assertThat(down.get("oldestAt").asText()).isEqualTo("2026-03-01T03:07:00Z");
    assertThat(down.at("/lastFailed/outcome").asText()).isEqualTo("retry");
    assertThat(down.at("/lastFailed/error").asText()).isNotEmpty();
    assertThat(down.get("lastSent").isNull()).isTrue();
    assertThat(down.get("failing").asBoolean()).isTrue();
    assertThat(down.get("refusing").asBoolean()).isFalse();
  }

  private JsonNode receiver() throws Exception {
    return world.json("/api/v1/receivers").at("/receivers/0");
  }

  @Test
  void theRateOfAServiceIsTold() throws Exception {
    world.incidents.route(
        """
        route: {receiver: phone}
        receivers: [{name: phone, ntfy_configs: [{url: 'http://127.0.0.1:9', topic: pages}]}]
        """);
    assertThat(receiver().get("kind").asText()).isEqualTo("ntfy");
    assertThat(receiver().at("/rate/burst").asInt()).isEqualTo(60);
    assertThat(receiver().at("/rate/perMinute").asDouble()).isEqualTo(12);
    assertThat(receiver().at("/rate/waiting").asBoolean()).isFalse();
  }
}
