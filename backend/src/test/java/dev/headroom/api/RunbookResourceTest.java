package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import dev.headroom.model.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunbookResourceTest extends ApiStage {
  @Test
  void runbooks_are_listed() throws Exception {
    JsonNode runbook = world.json("/api/v1/runbooks").get("runbooks").get(0);
    assertThat(runbook.get("id").asText()).isEqualTo("checkout-slow");
    assertThat(runbook.get("title").asText()).isEqualTo("Checkout is slow");
    assertThat(runbook.get("reviewed").asText()).isEqualTo("2026-11-01");
    assertThat(runbook.get("reviewEvery").asText()).isEqualTo("180d");
  }

  @Test
  void a_runbook_is_rendered_for_the_incident_that_is_asked_for() throws Exception {
    JsonNode page = world.json("/api/v1/runbooks/checkout-slow");
    assertThat(page.get("html").asText()).contains("https://example.com/checkout");
    assertThat(page.get("liveBlocks")).hasSize(1);
    String id = world.incident();
    assertThat(world.json("/api/v1/runbooks/checkout-slow?incident=" + id).get("title"))
        .isEqualTo(page.get("title"));
  }

  @Test
  void a_live_block_is_run_with_the_labels_bound() throws Exception {
    JsonNode block = world.json("/api/v1/runbooks/checkout-slow/blocks/0");
    assertThat(block.get("state").asText()).isEqualTo("ok");
    assertThat(block.get("query").asText()).isEqualTo("service:\"checkout\"");
    assertThat(block.get("logs").get("records")).isEmpty();
    world.logs.answer = new Answer.Busy<>(Duration.ofSeconds(1));
    JsonNode busy = world.json("/api/v1/runbooks/checkout-slow/blocks/0");
    assertThat(busy.get("state").asText()).isEqualTo("failed");
    assertThat(busy.get("problem").asText()).isEqualTo("too many log searches at once");
  }

  @Test
  void what_does_not_exist_is_named() throws Exception {
    assertThat(Loopback.detail(world.get("/api/v1/runbooks/other"), 404))
        .isEqualTo("there is no runbook other");
    assertThat(Loopback.detail(world.get("/api/v1/runbooks/checkout-slow?incident=inc-9"), 404))
        .isEqualTo("there is no incident inc-9");
    for (String block : new String[] {"1", "-1", "first"}) {
      assertThat(Loopback.detail(world.get("/api/v1/runbooks/checkout-slow/blocks/" + block), 404))
          .isEqualTo("runbook checkout-slow has no live block " + block);
    }
  }
}
