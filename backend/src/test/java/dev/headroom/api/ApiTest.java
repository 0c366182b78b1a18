package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.ApiDescription;
import dev.headroom.api.http.Loopback;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What holds of every resource. */
class ApiTest extends ApiStage {
  /** Paths where something is pushed; they are mounted elsewhere. */
  private static final Set<String> PUSHED =
      Set.of(
          "POST /api/v1/write",
          "POST /v1/metrics",
          "POST /v1/logs",
          "POST /api/v1/timings",
          "POST /api/v1/hdr",
          "POST /api/v1/changes",
          "POST /api/v1/logs");

  /** Pages for people are not part of the API. */
  private static final Set<String> PAGES =
      Set.of(
          "GET /p/{id}",
          "POST /p/{id}/ack",
          "GET /p/phone.css",
          "GET /a/{token}",
          "POST /a/{token}");

  @Test
  void what_is_mounted_is_described_and_what_is_described_is_mounted() {
    Set<String> mounted = new TreeSet<>(world.routes);
    mounted.removeAll(PAGES);
    Set<String> described = new TreeSet<>(new ApiDescription().operations());
    described.removeAll(PUSHED);
    assertThat(mounted).isEqualTo(described);
    assertThat(world.routes).containsAll(PAGES);
  }

  /** The web UI has no route of its own and is open; so are paths where something is pushed. */
  @Test
  void no_route_is_answered_before_access_is_decided() throws Exception {
    Set<String> asked = ConcurrentHashMap.newKeySet();
    world.access =
        (route, _) -> {
          asked.add(route);
          return Optional.of("nobody is let in");
        };
    Wire wire = new Wire(world.http.port());
    String json = " HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 0";
    for (String route : world.routes) {
      String method = route.substring(0, route.indexOf(' '));
      String path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[A-Za-z]+}", "x");
      assertThat(wire.ask(method + " " + path + json))
          .as(route)
          .startsWith("HTTP/1.1 403")
          .contains("nobody is let in");
    }
    assertThat(asked).hasSizeGreaterThan(40).contains("healthy", "stream", "metrics");
  }

  @Test
  void every_answer_has_an_id_and_is_not_sniffed_at_framed_or_kept() throws Exception {
    HttpResponse<String> first = world.get("/api/v1/slos");
    HttpResponse<String> second = world.get("/api/v1/nothing");
    String id = first.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(id).endsWith("-1");
    assertThat(second.headers().firstValue("X-Request-Id").orElseThrow())
        .isEqualTo(id.replace("-1", "-2"));
    for (HttpResponse<String> each : List.of(first, second)) {
      assertThat(each.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(each.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("frame-ancestors 'none'");
      assertThat(each.headers().firstValue("Cache-Control")).contains("no-store");
    }
    assertThat(Loopback.JSON.readTree(second.body()).get("requestId").asText())
        .isEqualTo(id.replace("-1", "-2"));
  }

  @Test
  void what_is_not_there_and_what_is_not_done_are_told_apart() throws Exception {
    assertThat(Loopback.detail(world.get("/api/v1/nothing"), 404))
        .isEqualTo("there is nothing at /api/v1/nothing");
    HttpResponse<String> deleted = world.http.send("DELETE", "/api/v1/slos", "", "");
    assertThat(Loopback.detail(deleted, 405)).isEqualTo("DELETE is not done at /api/v1/slos");
    assertThat(deleted.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void a_query_that_cannot_be_decoded_is_refused() throws Exception {
    Wire wire = new Wire(world.http.port());
    assertThat(wire.ask("GET /api/v1/slos?a=%zz HTTP/1.1"))
        .startsWith("HTTP/1.1 400")
        .contains("the query is not well formed");
  }

  @Test
  void head_is_answered_wherever_get_is() throws Exception {
    for (String route : world.routes) {
      if (route.startsWith("GET ") && !route.contains("{")) {
        String path = route.substring("GET ".length());
        int get = path.equals("/api/v1/stream") ? 200 : world.get(path).statusCode();
        HttpResponse<String> head = world.http.send("HEAD", path, "", "");
        assertThat(head.statusCode()).as(path).isEqualTo(get);
        assertThat(head.body()).isEmpty();
      }
    }
  }

  @Test
  void a_disk_that_fails_is_not_the_caller_s_fault_and_may_be_tried_again() throws Exception {
    world.logs.broken = new java.io.IOException("no space left");
    HttpResponse<String> failed = world.get("/api/v1/logs");
    assertThat(Loopback.detail(failed, 503))
        .isEqualTo("a disk or the state database fails; /-/ready names which");
    assertThat(failed.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void a_bug_is_told_by_the_request_s_id_alone() throws Exception {
    world.rules.slip = Optional.of(new IllegalStateException("secret internals"));
    HttpResponse<String> failed = world.http.send("POST", "/-/reload", "", "");
    assertThat(Loopback.detail(failed, 500))
        .isEqualTo("the server failed; its log has the request id");
    assertThat(failed.body()).doesNotContain("secret");
  }

  @Test
  void limits_are_metrics() {
    assertThat(world.registry.getSampleValue("headroom_api_questions_limit")).isEqualTo(32);
    assertThat(world.registry.getSampleValue("headroom_api_watch_limit")).isEqualTo(8);
    assertThat(world.registry.getSampleValue("headroom_api_parts_limit")).isEqualTo(32);
    for (String limit :
        new String[] {"jsonBodyBytesMax", "phoneFormBytesMax", "prometheusFormBytesMax"}) {
      assertThat(
              world.registry.getSampleValue(
                  "headroom_api_body_bytes_limit", new String[] {"limit"}, new String[] {limit}))
          .isPositive();
    }
  }

  @Test
  void our_own_metrics_and_the_description_are_served() throws Exception {
    world.json("/api/v1/slos");
    HttpResponse<String> metrics = world.get("/metrics");
    assertThat(metrics.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(metrics.body()).contains("headroom_api_seconds_count{route=\"slos\",} 1.0");
    HttpResponse<String> description = world.get("/api/v1/openapi.yaml");
    assertThat(description.body()).startsWith("openapi: 3.1.0");
  }

  @Test
  void more_questions_than_the_limit_are_refused_but_who_watches_has_places() throws Exception {
    world.logs.waits = true;
    Waiting waiting = new Waiting(world, 32);
    HttpResponse<String> refused = world.get("/api/v1/services");
    assertThat(Loopback.detail(refused, 429))
        .isEqualTo("more than 32 questions at once (limit questionsMax)");
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(world.get("/-/ready").statusCode()).isEqualTo(200);
    assertThat(world.get("/-/healthy").body()).isEqualTo("OK\n");
    JsonNode incidents = world.json("/api/v1/incidents");
    assertThat(incidents.get("incidents")).isEmpty();
    waiting.answer();
  }
}
