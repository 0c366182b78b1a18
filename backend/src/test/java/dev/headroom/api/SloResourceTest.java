package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import org.junit.jupiter.api.Test;

class SloResourceTest extends ApiStage {
  @Test
  void every_objective_is_listed_as_it_stands() throws Exception {
    JsonNode list = world.json("/api/v1/slos");
    assertThat(list.get("windowScale").asInt()).isOne();
    JsonNode slo = list.get("slos").get(0);
    assertThat(slo.get("name").asText()).isEqualTo("checkout-latency");
    assertThat(slo.get("target").decimalValue()).isEqualByComparingTo("0.999");
    assertThat(slo.get("window").asText()).isEqualTo("30d");
    assertThat(slo.get("indicator").get("good").asText()).contains("<= 200 ms");
    assertThat(slo.get("tiers")).hasSize(4);
  }

  @Test
  void what_nobody_measured_is_null() throws Exception {
    JsonNode slo = world.json("/api/v1/slos/checkout-latency");
    assertThat(slo.get("sli").isNull()).isTrue();
    assertThat(slo.get("budget").get("remaining").isNull()).isTrue();
    assertThat(slo.get("freshness").get("newest").isNull()).isTrue();
    assertThat(slo.get("total").asLong()).isZero();
  }

  @Test
  void its_document_is_told_as_it_was_loaded() throws Exception {
    JsonNode definition = world.json("/api/v1/slos/checkout-latency/definition");
    assertThat(definition.get("file").asText()).isEqualTo("slos/checkout.yaml");
    assertThat(definition.get("line").asInt()).isOne();
  }

  @Test
  void its_history_is_told_in_steps_and_never_of_what_is_still_to_come() throws Exception {
    JsonNode history = world.json("/api/v1/slos/checkout-latency/history?from=now-10m&step=1m");
    assertThat(history.get("name").asText()).isEqualTo("checkout-latency");
    assertThat(history.get("stepSeconds").asDouble()).isEqualTo(60);
    JsonNode future =
        world.json(
            "/api/v1/slos/checkout-latency/history?from=2027-01-01T00:00:00Z&to=2027-01-02T00:00:00Z");
    assertThat(future.get("points")).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void an_objective_that_does_not_exist_is_named() throws Exception {
    for (String path : new String[] {"", "/definition", "/history"}) {
      assertThat(Loopback.detail(world.get("/api/v1/slos/other" + path), 404))
          .isEqualTo("there is no objective other");
    }
    assertThat(world.refusal("/api/v1/slos/checkout-latency/history?step=soon"))
        .startsWith("step: ");
  }
}
