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
}
