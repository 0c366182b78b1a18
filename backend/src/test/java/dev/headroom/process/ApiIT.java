package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.ApiDescription;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers hold to the description that the server itself serves. */
class ApiIT {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir static Path folder;
  private static Pager pager;
  private static HeadroomProcess server;
  private static ApiDescription schema;
  private static String incident;
  private static String logRecord;

  @BeforeAll
  static void start() throws Exception {
    schema = new ApiDescription();
    pager = new Pager();
    server =
        HeadroomProcess.serve(
            folder.resolve("data"),
            "--rules",
            PayFiles.rules(folder, pager.url(), SECRET, 1).toString(),
            "--runbooks",
            PayFiles.runbooks(folder, 1).toString());
    server.post(
        "/api/v1/changes",
        "application/json",
        "{\"kind\":\"deploy\",\"service\":\"pay-0\",\"version\":\"2\"}");
    server.post(
        "/api/v1/logs", "application/x-ndjson", "{\"service\":\"pay-0\",\"body\":\"hello\"}\n");
    server.post("/api/v1/timings", "application/json", PayFiles.slowTimings("pay-0", 5));
    server.await("both pages", Duration.ofSeconds(20), () -> pager.received().size() == 2);
    incident = server.json("/api/v1/incidents").get("incidents").get(0).get("id").asText();
    server.await("the record", Duration.ofSeconds(20), () -> !hellos().isEmpty());
    logRecord = hellos().get(0).get("id").asText();
  }

  private static JsonNode hellos() {
    try {
      return server.json("/api/v1/logs?query=hello").get("records");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    pager.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/slos                  | /api/v1/slos
          /api/v1/slos/{name}           | /api/v1/slos/pay-0-latency
          /api/v1/slos/{name}/definition | /api/v1/slos/pay-0-latency/definition
          /api/v1/slos/{name}/history   | /api/v1/slos/pay-0-latency/history?step=1m
          /api/v1/incidents             | /api/v1/incidents?state=unresolved
          /api/v1/incidents/{id}        | /api/v1/incidents/INCIDENT
          /api/v1/deliveries            | /api/v1/deliveries
          /api/v1/runbooks              | /api/v1/runbooks
          /api/v1/runbooks/{id}         | /api/v1/runbooks/pay-0-latency
          /api/v1/runbooks/{id}/blocks/{block} | /api/v1/runbooks/pay-0-latency/blocks/0?incident=INCIDENT
          /api/v1/runbooks/{id}/blocks/{block} | /api/v1/runbooks/pay-0-latency/blocks/1?incident=INCIDENT
          /api/v1/runbooks/{id}/blocks/{block} | /api/v1/runbooks/pay-0-latency/blocks/2?incident=INCIDENT
          /api/v1/runbooks/{id}/blocks/{block} | /api/v1/runbooks/pay-0-latency/blocks/3?incident=INCIDENT
          /api/v1/runbooks/{id}/blocks/{block} | /api/v1/runbooks/pay-0-latency/blocks/4?incident=INCIDENT
          /api/v1/runbooks/{id}/blocks/{block} | /api/v1/runbooks/pay-0-latency/blocks/0
          /api/v1/changes               | /api/v1/changes
          /api/v1/logs                  | /api/v1/logs?query=hello
          /api/v1/logs/histogram        | /api/v1/logs/histogram?buckets=10
          /api/v1/percentiles           | /api/v1/percentiles?metric=pay_seconds&step=10s
          /api/v1/heatmap               | /api/v1/heatmap?metric=pay_seconds
          /api/v1/logs/signatures       | /api/v1/logs/signatures?limit=5
          /api/v1/logs/context          | /api/v1/logs/context?id=RECORD
          /api/v1/samples               | /api/v1/samples?match=nothing
          /api/v1/metrics               | /api/v1/metrics
          /api/v1/cardinality           | /api/v1/cardinality?match=pay_seconds
          /api/v1/lines                 | /api/v1/lines?query=nothing
          /api/v1/series                | /api/v1/series?match[]=pay_seconds
          /api/v1/series                | /api/v1/series?match[]=pay_seconds&limit=1&start=2026-01-31T00:00:00Z
          /api/v1/labels                | /api/v1/labels
          /api/v1/label/{name}/values   | /api/v1/label/service/values?match[]=pay_seconds&start=0.5
          /api/v1/metadata              | /api/v1/metadata
          /api/v1/services              | /api/v1/services
          /api/v1/services/{name}       | /api/v1/services/pay-0
          /api/v1/services/{name}/load  | /api/v1/services/pay-0/load?from=now-10m
          /api/v1/arrivals              | /api/v1/arrivals
          /api/v1/system                | /api/v1/system
          """)
  void an_answer_is_as_described(String path, String url) throws Exception {
    JsonNode answer =
        server.json(
            url.replace("INCIDENT", incident)
                .replace("RECORD", logRecord)
                .replace("[", "%5B")
                .replace("]", "%5D"));
    assertThat(schema.differences(path, "get", answer)).isEmpty();
  }

  @Test
  void samples_say_when_they_are_cut() throws Exception {
    for (String job : new String[] {"a", "b"}) {
      server.post(
          "/v1/metrics",
          "application/json",
          ("{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[{\"name\":\"depth\",\"gauge\":{\"dataPoints\":"
                  + "[{\"asDouble\":1,\"timeUnixNano\":\"%d000000\",\"attributes\":[{\"key\":\"job\",\"value\":{\"stringValue\":\"%s\"}}]}]}}]}]}]}")
              .formatted(System.currentTimeMillis(), job));
    }
    JsonNode cut = server.json("/api/v1/samples?match=depth&limit=1");
    assertThat(cut.get("series")).hasSize(1);
    assertThat(cut.get("truncated").asBoolean()).isTrue();
    JsonNode whole = server.json("/api/v1/samples?match=depth&limit=2");
    assertThat(whole.get("series")).hasSize(2);
    assertThat(whole.get("truncated").asBoolean()).isFalse();
  }

  @Test
  void held_metrics_are_found_by_name_and_by_help() throws Exception {
    gauge("tank_level", "How full the tank is", "left", "right");
    JsonNode found = server.json("/api/v1/metrics?text=FULL%20tank");
    assertThat(found.get("total").asInt()).isOne();
    JsonNode tank = found.get("metrics").get(0);
    assertThat(tank.get("name").asText()).isEqualTo("tank_level");
    assertThat(tank.get("kind").asText()).isEqualTo("gauge");
    assertThat(tank.get("series").asInt()).isEqualTo(2);
    assertThat(tank.get("latest").isNull()).isTrue();
    assertThat(tank.get("freshness").get("newest").isNull()).isFalse();
    JsonNode pay = server.json("/api/v1/metrics?metric=pay_seconds").get("metrics").get(0);
    assertThat(pay.get("kind").asText()).isEqualTo("histogram");
    assertThat(pay.get("distribution").asText()).isEqualTo("pay_seconds");
    assertThat(server.json("/api/v1/metrics?metric=pay_second").get("total").asInt()).isZero();
    JsonNode first = server.json("/api/v1/metrics?limit=1");
    assertThat(first.get("metrics")).hasSize(1);
    assertThat(first.get("total").asInt()).isGreaterThan(1);
    assertThat(server.get("/api/v1/metrics?limit=1001").statusCode()).isEqualTo(400);
  }

  @Test
  void series_are_counted_by_label_and_told_in_lines() throws Exception {
    gauge("shelf_load", "", "a", "b");
    JsonNode counted = server.json("/api/v1/cardinality?match=shelf_load");
    assertThat(counted.get("series").asInt()).isEqualTo(2);
    JsonNode job = counted.get("labels").get(0);
    assertThat(job.get("name").asText()).isEqualTo("job");
    assertThat(job.get("distinct").asInt()).isEqualTo(2);
    assertThat(job.get("values").findValuesAsText("value")).containsExactly("a", "b");
    JsonNode lines = server.json("/api/v1/lines?query=shelf_load&by=job&top=1");
    assertThat(schema.differences("/api/v1/lines", "get", lines)).isEmpty();
    assertThat(lines.get("lines")).hasSize(1);
    assertThat(lines.get("lines").get(0).get("latest").asDouble()).isEqualTo(1);
    assertThat(lines.get("more").asInt()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/lines                               | query: is required
          /api/v1/lines?query=rate(a)                 | no functions or operators
          /api/v1/lines?query=a%7Bb                   | column 4
          /api/v1/lines?query=a&show=mean             | show is latest or rate: mean
          /api/v1/lines?query=a&by=a,b,c,d,e,f        | by is up to 5 names of labels
          /api/v1/lines?query=a&top=51                | top must be 1 to 50: 51
          /api/v1/lines?query=a&from=now&to=now-1h    | from: is after to
          /api/v1/cardinality                         | match: is required
          /api/v1/cardinality?match=a%7Bb%3D~%22(%22%7D | bad regular expression
          /api/v1/cardinality?match=a&limit=0         | limit: must be 1 to 1000: 0
          """)
  void what_cannot_be_read_of_series_is_said(String url, String detail) throws Exception {
    HttpResponse<String> refused = server.get(url);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(HeadroomProcess.JSON.readTree(refused.body()).get("detail").asText())
        .contains(detail);
  }

  private static void gauge(String name, String help, String... jobs) throws Exception {
    for (String job : jobs) {
      String body =
          """
          {"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"%s","description":"%s","gauge":
          {"dataPoints":[{"asDouble":1,"timeUnixNano":"%d000000","attributes":
          [{"key":"job","value":{"stringValue":"%s"}}]}]}}]}]}]}
          """
              .formatted(name, help, System.currentTimeMillis() - 1_000, job);
      assertThat(server.post("/v1/metrics", "application/json", body).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void live_blocks_are_bound_to_the_incident_and_fail_alone() throws Exception {
    String[] states = {"ok", "ok", "ok", "ok", "unsupported"};
    for (int i = 0; i < states.length; i++) {
      JsonNode block =
          server.json("/api/v1/runbooks/pay-0-latency/blocks/" + i + "?incident=" + incident);
      assertThat(block.get("state").asText()).as("%s", block).isEqualTo(states[i]);
    }
    JsonNode value = server.json("/api/v1/runbooks/pay-0-latency/blocks/2?incident=" + incident);
    assertThat(value.get("query").asText()).isEqualTo("pay_seconds{service=\"pay-0\"}");
    assertThat(value.get("expectation").get("met").asBoolean()).isFalse();
    assertThat(server.get("/api/v1/runbooks/pay-0-latency/blocks/5").statusCode()).isEqualTo(404);
    assertThat(server.get("/api/v1/runbooks/pay-0-latency/blocks/0?incident=none").statusCode())
        .isEqualTo(404);
  }

  @Test
  void what_people_do_to_an_incident_is_in_its_timeline() throws Exception {
    String path = "/api/v1/incidents/" + incident;
    server.post(path + "/notes", "application/json", "{\"by\":\"ada\",\"text\":\"looking\"}");
    HttpResponse<String> taken = server.post(path + "/ack", "application/json", "{\"by\":\"ada\"}");
    JsonNode answer = HeadroomProcess.JSON.readTree(taken.body());
    assertThat(schema.differences("/api/v1/incidents/{id}/ack", "post", answer)).isEmpty();
    assertThat(answer.get("timeline").toString()).contains("looking").contains("ada");
    assertThat(server.post(path + "/ack", "text/plain", "x").statusCode()).isEqualTo(415);
  }

  @Test
  void a_marked_step_is_in_the_incident_and_once_in_its_timeline() throws Exception {
    String path = "/api/v1/incidents/" + incident;
    String mark = "{\"done\":true,\"text\":\"Roll back.\",\"by\":\"ada\"}";
    HttpResponse<String> marked = server.put(path + "/steps/1", "application/json", mark);
    JsonNode answer = HeadroomProcess.JSON.readTree(marked.body());
    assertThat(schema.differences("/api/v1/incidents/{id}/steps/{step}", "put", answer)).isEmpty();
    server.put(path + "/steps/1", "application/json", mark);
    JsonNode after = server.json(path);
    assertThat(after.get("steps")).hasSize(1);
    assertThat(after.get("steps").get(0).get("by").asText()).isEqualTo("ada");
    assertThat(after.get("timeline").findValuesAsText("kind")).containsOnlyOnce("step");
    assertThat(server.put(path + "/steps/x", "application/json", mark).statusCode()).isEqualTo(400);
    assertThat(server.put(path + "/steps/1", "application/json", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void what_was_taken_and_what_is_in_force_is_said() throws Exception {
    JsonNode protocols = server.json("/api/v1/arrivals").get("protocols");
    assertThat(protocols.findValuesAsText("protocol")).contains("timings", "remote_write");
    for (JsonNode each : protocols) {
      if (each.get("protocol").asText().equals("timings")) {
        assertThat(each.get("items").asInt()).isEqualTo(7);
      }
    }
    JsonNode system = server.json("/api/v1/system");
    assertThat(system.get("config").get("objectives").asInt()).isEqualTo(1);
    assertThat(system.get("config").get("services").asInt()).isEqualTo(1);
    assertThat(system.get("config").get("version").asText()).matches("[0-9a-f]{12}");
    assertThat(system.get("usage").findValuesAsText("name"))
        .contains("disk", "bodies", "wal_queue", "metrics_queue", "series", "log_searches");
  }

  @Test
  void a_counter_that_two_senders_speak_for_is_named() throws Exception {
    long now = System.currentTimeMillis();
    List<Integer> values = List.of(1_000, 999, 1_010);
    String points =
        IntStream.range(0, values.size())
            .mapToObj(i ->
                "{\"timeUnixNano\":\"%d\",\"asInt\":\"%d\"}"
                    .formatted(TimeUnit.MILLISECONDS.toNanos(now + i), values.get(i)))
            .collect(Collectors.joining(","));
    String body =
        """
        {"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"twice","sum":
        {"aggregationTemporality":2,"isMonotonic":true,"dataPoints":[POINTS]}}]}]}]}
        """
            .replace("POINTS", points);
    assertThat(server.post("/v1/metrics", "application/json", body).statusCode()).isEqualTo(200);
    server.await(
        "the metric's name",
        Duration.ofSeconds(20),
        () -> interleaved().findValuesAsText("metric").contains("twice_total"));
  }

  private static JsonNode interleaved() {
    try {
      return server.json("/api/v1/system").get("interleaved");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_description_is_served_and_describes_what_is_mounted() throws Exception {
    assertThat(server.get("/api/v1/openapi.yaml").body()).startsWith("openapi: 3.1.0");
    for (String path : schema.paths().keySet()) {
      if (path.contains("{") || path.contains("faults") || path.contains("stream")) {
        continue;
      }
      HttpResponse<String> answer =
          schema.paths().get(path).contains("get")
              ? server.get(path)
              : server.post(path, "text/unknown", "");
      // A way back for which no secret is configured says so.
      int notMounted = answer.body().contains("reply.") ? 0 : 404;
      assertThat(answer.statusCode()).as(path).isNotIn(notMounted, 405, 500);
    }
  }

  @Test
  void a_browser_gets_a_page_and_a_script_gets_a_problem() throws Exception {
    HttpResponse<String> nothing = server.get("/api/v1/nothing");
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("requestId");
    HttpResponse<String> wrong = server.post("/metrics", "text/plain", "");
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(server.post("/nothing", "text/plain", "").statusCode()).isEqualTo(404);
  }
}
