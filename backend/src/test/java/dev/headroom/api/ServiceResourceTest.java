package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import org.junit.jupiter.api.Test;

class ServiceResourceTest extends ApiStage {
  @Test
  void a_service_is_told_with_its_promises_its_load_and_its_capacity() throws Exception {
    world.samples("orders_total", "a", 100, 160);
    world.samples("busy", "a", 4, 4);
    JsonNode service = world.json("/api/v1/services").get("services").get(0);
    assertThat(service).isEqualTo(world.json("/api/v1/services/checkout"));
    assertThat(service.get("declared").asBoolean()).isTrue();
    assertThat(service.get("tier").asInt()).isOne();
    assertThat(service.get("slos").get(0).asText()).isEqualTo("checkout-latency");
    assertThat(service.get("dependencies").get(0).asText()).isEqualTo("stock");
    JsonNode load = service.get("load");
    assertThat(load.get("unitOfLoad").asText()).isEqualTo("order");
    assertThat(load.get("utilisation").asDouble()).isEqualTo(0.5);
    assertThat(load.get("capacity").get("planned").asDouble()).isEqualTo(6);
    assertThat(load.get("capacity").get("knee").isNull()).isTrue();
  }

  @Test
  void load_over_time_ends_with_the_newest_data() throws Exception {
    assertThat(world.json("/api/v1/services/checkout/load").get("points")).isEmpty();
    world.samples("orders_total", "a", 100, 160);
    JsonNode load = world.json("/api/v1/services/checkout/load?from=now-10m&step=1m");
    assertThat(load.get("stepSeconds").asDouble()).isEqualTo(60);
    assertThat(load.get("points")).isNotEmpty();
  }

  @Test
  void what_is_not_there_or_cannot_be_asked_is_said() throws Exception {
    for (String path : new String[] {"", "/load"}) {
      assertThat(Loopback.detail(world.get("/api/v1/services/other" + path), 404))
          .isEqualTo("there is no service other");
    }
    assertThat(world.refusal("/api/v1/services/checkout/load?step=1s")).startsWith("step: ");
  }
}
