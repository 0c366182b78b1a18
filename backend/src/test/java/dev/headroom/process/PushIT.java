package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is pushed is there, once, also after a retry, also after a restart in between. */
class PushIT {
  private static final String TIMINGS =
      """
      {"series":[{"name":"pay_seconds","labels":{"service":"pay"},"unit":"ms","values":[100,200,300,400]}]}
      """;

  @TempDir static Path shared;
  private static HeadroomProcess server;

  @TempDir Path folder;

  @BeforeAll
  static void serve() throws Exception {
    server = HeadroomProcess.serve(shared);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void timings_become_percentiles() throws Exception {
    assertThat(server.post("/api/v1/timings", "application/json", TIMINGS).statusCode())
        .isEqualTo(200);
    JsonNode answer = percentiles(server);
    assertThat(answer.get("unit").asText()).isEqualTo("s");
    JsonNode point = answer.get("points").get(0);
    assertThat(point.get("count").asLong()).isEqualTo(4);
    assertThat(point.get("values").get(0).get("value").asDouble()).isBetween(0.2, 0.2016);
    assertThat(answer.get("errorBound").asDouble()).isLessThan(0.008);
    assertThat(answer.get("freshness").get("ageSeconds").asDouble()).isBetween(0.0, 30.0);
  }

  @Test
  void a_retry_is_applied_once_also_across_a_restart_and_a_kill() throws Exception {
    String[] key = {"Idempotency-Key", "order-1"};
    HeadroomProcess first = HeadroomProcess.serve(folder);
    first.post("/api/v1/timings", "application/json", TIMINGS, key);
    HttpResponse<String> again = first.post("/api/v1/timings", "application/json", TIMINGS, key);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("\"duplicate\":true");
    first.kill();
    HeadroomProcess second = HeadroomProcess.serve(folder);
    assertThat(count(second)).isEqualTo(4);
    second.post("/api/v1/timings", "application/json", TIMINGS, key);
    assertThat(count(second)).isEqualTo(4);
    assertThat(second.terminate()).isZero();
    try (HeadroomProcess third = HeadroomProcess.serve(folder)) {
      third.post("/api/v1/timings", "application/json", TIMINGS, key);
      assertThat(count(third)).isEqualTo(4);
      HttpResponse<String> other =
          third.post("/api/v1/timings", "application/json", TIMINGS.replace("100", "1"), key);
      assertThat(other.statusCode()).isEqualTo(422);
    }
  }

  @Test
  void logs_are_found_by_text_service_severity_and_trace() throws Exception {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    String lines =
        "{\"service\":\"pay\",\"severity\":\"ERROR\",\"body\":\"card refused\",\"traceId\":\""
            + trace
            + "\"}\n{\"service\":\"pay\",\"severity\":\"INFO\",\"body\":\"card accepted\"}\n";
    assertThat(server.post("/api/v1/logs", "application/x-ndjson", lines).statusCode())
        .isEqualTo(200);
    for (String query : List.of("refused", "service:pay%20AND%20level:ERROR", "trace:" + trace)) {
      server.await(query + " found", Duration.ofSeconds(10), () -> found(server, query) == 1);
    }
    // Each line is visible within the index's delay, not both at one moment.
    server.await("both found", Duration.ofSeconds(10), () -> found(server, "service:pay") == 2);
    JsonNode histogram = server.json("/api/v1/logs/histogram?query=card");
    assertThat(histogram.get("total").asLong()).isEqualTo(2);
  }

  @Test
  void a_change_is_listed() throws Exception {
    server.post(
        "/api/v1/changes",
        "application/json",
        "{\"kind\":\"deploy\",\"service\":\"pay\",\"version\":\"1.4.2\"}");
    JsonNode changes = server.json("/api/v1/changes?service=pay").get("changes");
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).get("version").asText()).isEqualTo("1.4.2");
  }

  @Test
  void remote_write_samples_are_kept_as_sent() throws Exception {
    long now = System.currentTimeMillis();
    byte[] body = Wire.remoteWrite(now, 42.5, "__name__", "up", "job", "x");
    String[] headers = {"Content-Encoding", "snappy"};
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> stored =
          server.post("/api/v1/write", "application/x-protobuf", body, headers);
      assertThat(stored.statusCode()).isEqualTo(204);
    }
    JsonNode series = server.json("/api/v1/samples?match=up").get("series");
    assertThat(series).hasSize(1);
    assertThat(series.get(0).get("samples").toString()).isEqualTo("[[" + now + ",\"42.5\"]]");
  }

  private static long found(HeadroomProcess server, String query) {
    try {
      return server.json("/api/v1/logs?query=" + query).get("records").size();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode percentiles(HeadroomProcess server) throws Exception {
    return server.json("/api/v1/percentiles?metric=pay_seconds&q=0.5,0.99");
  }

  private static long count(HeadroomProcess server) throws Exception {
    return percentiles(server).get("points").get(0).get("count").asLong();
  }
}
