package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Thorough;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start after kill -9 is as if nothing had happened, also where files change in between. */
class ReplayIT {
  private static final String NAME = "pay-0-latency";

  @TempDir Path folder;
  private Path rules = Path.of("");
  private Path promise = Path.of("");
  private Path away = Path.of("");

  @BeforeEach
  void write() throws IOException {
    rules =
        PayFiles.rules(folder, "http://127.0.0.1:9", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", 1);
    promise = rules.resolve("slos/pay-0.yaml");
    away = folder.resolve("pay-0.yaml");
  }

  private HeadroomProcess serve() throws Exception {
    return HeadroomProcess.serve(folder.resolve("data"), "--rules", rules.toString());
  }

  private void take() throws IOException {
    Files.move(promise, away);
  }

  private void bring() throws IOException {
    Files.move(away, promise);
  }

  private static void reload(HeadroomProcess server) throws Exception {
    HttpResponse<String> answer = server.post("/-/reload", "text/plain", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static void push(HeadroomProcess server, int fast, int slow) throws Exception {
    String values =
        String.join(",", Collections.nCopies(fast, "20"))
            + (fast > 0 && slow > 0 ? "," : "")
            + String.join(",", Collections.nCopies(slow, "900"));
    String body =
        "{\"series\":[{\"name\":\"pay_seconds\",\"labels\":{\"service\":\"pay-0\"},\"unit\":\"ms\","
            + "\"values\":["
            + values
            + "]}]}";
    assertThat(server.post("/api/v1/timings", "application/json", body).statusCode())
        .isEqualTo(200);
  }

  private static void assertCounted(HeadroomProcess server, int good, int bad) throws Exception {
    JsonNode slo = server.json("/api/v1/slos/" + NAME);
    assertThat(slo.get("good").asLong()).isEqualTo(good);
    assertThat(slo.get("bad").asLong()).isEqualTo(bad);
  }

  private static String since(HeadroomProcess server) throws Exception {
    return server.json("/api/v1/slos/" + NAME).get("countingSince").asText();
  }

  @Test
  void a_promise_counts_from_its_reload_on_also_after_a_kill_and_a_stop() throws Exception {
    take();
    String since;
    try (HeadroomProcess server = serve()) {
      push(server, 30, 70);
      bring();
      reload(server);
      assertCounted(server, 0, 0);
      push(server, 9, 1);
      assertCounted(server, 9, 1);
      since = since(server);
      server.kill();
    }
    try (HeadroomProcess server = serve()) {
      assertCounted(server, 9, 1);
      assertThat(since(server)).isEqualTo(since);
      push(server, 1, 0);
      assertThat(server.terminate()).isZero();
    }
    try (HeadroomProcess server = serve()) {
      assertCounted(server, 10, 1);
      assertThat(since(server)).isEqualTo(since);
    }
  }

  /** A total outage has no good events, and a stop is not the end of it. */
  @Test
  void a_stop_ends_no_page_and_no_acknowledgement_where_one_side_has_counted_nothing()
      throws Exception {
    String id;
    try (HeadroomProcess server = serve()) {
      String slow = PayFiles.slowTimings("pay-0", 20).replace("0.1", "0.9");
      assertThat(server.post("/api/v1/timings", "application/json", slow).statusCode())
          .isEqualTo(200);
      server.await("the page", Duration.ofSeconds(20), () -> incidents(server).size() == 1);
      id = incidents(server).get(0).get("id").asText();
      server.post("/api/v1/incidents/" + id + "/ack", "application/json", "{\"by\":\"eve\"}");
      assertCounted(server, 0, 22);
      assertThat(server.terminate()).isZero();
    }
    try (HeadroomProcess server = serve()) {
      assertCounted(server, 0, 22);
      Thread.sleep(Duration.ofSeconds(3));
      assertCounted(server, 0, 22);
      JsonNode incident = server.json("/api/v1/incidents/" + id);
      assertThat(incident.get("state").asText()).isEqualTo("acknowledged");
      assertThat(incident.get("acknowledgedBy").asText()).isEqualTo("eve");
      assertThat(incident.get("timeline").findValuesAsText("kind")).doesNotContain("resolved");
    }
  }

  private static JsonNode incidents(HeadroomProcess server) {
    try {
      return server.json("/api/v1/incidents?state=unresolved").get("incidents");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Thorough
  @Test
  void a_promise_that_is_added_while_down_counts_from_that_start_on() throws Exception {
    take();
    try (HeadroomProcess server = serve()) {
      push(server, 30, 70);
      server.kill();
    }
    bring();
    try (HeadroomProcess server = serve()) {
      assertCounted(server, 0, 0);
      assertThat(server.json("/api/v1/incidents").get("incidents")).isEmpty();
      push(server, 5, 2);
      assertCounted(server, 5, 2);
      server.kill();
    }
    try (HeadroomProcess server = serve()) {
      assertCounted(server, 5, 2);
    }
  }

  @Thorough
  @Test
  void a_promise_that_is_away_for_a_reload_or_a_start_loses_nothing() throws Exception {
    String since;
    try (HeadroomProcess server = serve()) {
      push(server, 60, 0);
      since = since(server);
      take();
      reload(server);
      assertThat(server.get("/api/v1/slos/" + NAME).statusCode()).isEqualTo(404);
      push(server, 0, 30);
      assertThat(server.json("/api/v1/incidents").get("incidents")).isEmpty();
      bring();
      reload(server);
      push(server, 10, 0);
      assertCounted(server, 70, 30);
      take();
      server.kill();
    }
    try (HeadroomProcess server = serve()) {
      push(server, 1, 0);
      server.kill();
    }
    bring();
    try (HeadroomProcess server = serve()) {
      assertCounted(server, 71, 30);
      assertThat(since(server)).isEqualTo(since);
    }
  }

  @Thorough
  @Test
  void a_changed_definition_counts_anew_and_the_old_one_is_found_again() throws Exception {
    String strict = Files.readString(promise);
    try (HeadroomProcess server = serve()) {
      push(server, 10, 10);
      Files.writeString(promise, strict.replace("le: 200ms", "le: 2s"));
      reload(server);
      push(server, 3, 4);
      assertCounted(server, 7, 0);
      server.kill();
    }
    try (HeadroomProcess server = serve()) {
      assertCounted(server, 7, 0);
      Files.writeString(promise, strict);
      reload(server);
      assertCounted(server, 13, 14);
      server.kill();
    }
    try (HeadroomProcess server = serve()) {
      assertCounted(server, 13, 14);
    }
  }

  /** The refresh that goes on anyway is a minute away, so it cannot be what makes them visible. */
  @Thorough
  @Test
  void acknowledged_log_lines_are_found_as_soon_as_it_is_ready() throws Exception {
    Path config = Files.writeString(folder.resolve("h.yaml"), "logs: {refreshInterval: 1m}\n");
    Path data = folder.resolve("data");
    String line = "{\"service\":\"pay-0\",\"severity\":\"INFO\",\"body\":\"seen before\"}\n";
    try (HeadroomProcess server = HeadroomProcess.serve(data, "--config", config.toString())) {
      assertThat(server.post("/api/v1/logs", "application/x-ndjson", line.repeat(300)).statusCode())
          .isEqualTo(200);
      server.kill();
    }
    try (HeadroomProcess server = HeadroomProcess.serve(data, "--config", config.toString())) {
      assertThat(server.get("/-/ready").statusCode()).isEqualTo(200);
      assertThat(server.json("/api/v1/logs?limit=1000&query=before").get("records")).hasSize(300);
    }
  }
}
