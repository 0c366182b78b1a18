package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.Thoroughness;
import dev.headroom.api.http.ApiDescription;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * No question, however odd, makes the server fail: every route that is described is asked oddly.
 */
class OddRequestsIT {
  @RegisterExtension final Seed seed = new Seed();

  private static final List<String> ODD =
      List.of(
          "",
          "%zz",
          "%",
          "%00",
          "%ff%fe",
          "%F0%9F%92%A5",
          "0",
          "-1",
          "-0",
          "1e99999999999",
          "1e-400000000",
          "9".repeat(30),
          "9".repeat(5_000),
          "9223372036854775807",
          "-9223372036854775808",
          "NaN",
          "Infinity",
          "now-",
          "now-9999999999w",
          "now-292y",
          "%2B999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "2026-02-30T00:00:00Z",
          "0001-01-01T00:00:00%2B18:00",
          "0ms",
          "1ns",
          "500000d",
          "slos,slos",
          ",,,",
          "[",
          "%7B%7D",
          "up%7Ba%3D~%22(((((((((((((((((%22%7D",
          "up%7B",
          "%7Ba%3D~%22((a%7B1000%7D)%7B1000%7D)%7B1000%7D%22%7D",
          "a:[1%20TO",
          "(".repeat(4_000),
          "NOT%20".repeat(500) + "a",
          "body:~%22(a%7B1,50%7D)%7B1,50%7D%22",
          "level:%3E999999999999999999999",
          "..%2F..%2Fetc%2Fpasswd",
          "%E2%80%A8",
          "a%26b%3Dc");

  private static final List<String> NAMES =
      List.of(
          "from",
          "to",
          "step",
          "start",
          "end",
          "limit",
          "cursor",
          "query",
          "match",
          "match%5B%5D",
          "q",
          "metric",
          "state",
          "service",
          "topics",
          "id",
          "before",
          "after",
          "buckets",
          "rows",
          "incident",
          "unknown");

  @TempDir static Path folder;
  private static HeadroomProcess server;
  private static Map<String, List<String>> paths;

  @BeforeAll
  static void start() throws Exception {
    server = HeadroomProcess.serve(folder);
    paths = new LinkedHashMap<>(new ApiDescription().paths());
    paths.put("/metrics", List.of("get"));
    paths.put("/p/{id}", List.of("get"));
    paths.put("/", List.of("get"));
    paths.put("/-/ready", List.of("get"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What a request was answered with. */
  private record Answer(int status, String head, String text) {}

  private static Answer ask(String method, String target, String... headers) throws IOException {
    URI url = URI.create(server.url());
    StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    request.append("Host: ").append(url.getAuthority()).append("\r\nConnection: close\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      String all =
          target.startsWith("/api/v1/stream") && method.equals("GET")
              ? new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8)
              : new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = Math.max(0, all.indexOf("\r\n\r\n"));
      int status = all.length() < 12 ? 0 : Integer.parseInt(all.substring(9, 12));
      return new Answer(status, all.substring(0, end), all.substring(end).strip());
    }
  }

  private static String filled(String path, String value) {
    return path.replaceAll("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(value));
  }

  /** Of what is odd; others each time. */
  private List<String> some() {
    List<String> all = new ArrayList<>(ODD);
    Collections.shuffle(all, seed.random());
    return all.subList(0, Thoroughness.of(12, all.size()));
  }

  @Test
  void an_odd_parameter_is_answered_and_never_a_failure() throws Exception {
    List<String> failed = new ArrayList<>();
    for (Map.Entry<String, List<String>> route : paths.entrySet()) {
      if (!route.getValue().contains("get")) {
        continue;
      }
      String path = filled(route.getKey(), "pay");
      for (String odd : some()) {
        String all = String.join("&", NAMES.stream().map(name -> name + "=" + odd).toList());
        note(failed, path + "?" + all);
      }
    }
    assertThat(failed).isEmpty();
  }

  @Test
  void each_parameter_is_asked_oddly_alone_beside_good_ones() throws Exception {
    Random random = seed.random();
    List<String> failed = new ArrayList<>();
    String[] good = {
      "metric=up",
      "match=up",
      "match%5B%5D=up",
      "query=a",
      "id=x",
      "from=now-5m",
      "to=now",
      "step=10s"
    };
    List<String> asked =
        paths.entrySet().stream()
            .filter(route -> route.getValue().contains("get"))
            .map(Map.Entry::getKey)
            .toList();
    for (int i = 0; i < Thoroughness.of(400, 1_500); i++) {
      String path = filled(asked.get(random.nextInt(asked.size())), "pay");
      String name = NAMES.get(random.nextInt(NAMES.size()));
      StringBuilder query = new StringBuilder();
      for (String each : good) {
        query.append(each.startsWith(name + "=") ? "" : each + "&");
      }
      query.append(name).append('=').append(ODD.get(random.nextInt(ODD.size())));
      if (random.nextInt(5) == 0) {
        query.append('&').append(name).append('=').append(ODD.get(random.nextInt(ODD.size())));
      }
      note(failed, path + "?" + query);
    }
    assertThat(failed).isEmpty();
  }

  @Test
  void an_odd_name_in_the_path_is_answered_and_never_a_failure() throws Exception {
    List<String> failed = new ArrayList<>();
    for (Map.Entry<String, List<String>> route : paths.entrySet()) {
      if (route.getKey().contains("{") && route.getValue().contains("get")) {
        for (String odd : some()) {
          note(failed, filled(route.getKey(), odd));
        }
      }
    }
    assertThat(failed).isEmpty();
  }

  @Test
  void an_odd_body_is_answered_and_never_a_failure() throws Exception {
    String[] bodies = {
      "",
      "null",
      "[]",
      "7",
      "\"x\"",
      "{",
      "{\"by\":1e99999999999}",
      "{\"by\":\"a\",\"by\":\"b\"}",
      "[".repeat(10_000),
      "{\"done\":true,\"text\":{}}",
      "\u0000",
      "match[]=%zz",
      "start=%",
      "a=b=c&&&="
    };
    String[] types = {"application/json", "application/x-www-form-urlencoded", "text/plain", ""};
    List<String> failed = new ArrayList<>();
    for (Map.Entry<String, List<String>> route : paths.entrySet()) {
      for (String method : route.getValue()) {
        if (method.equals("get") || route.getKey().startsWith("/-/")) {
          continue;
        }
        for (String body : bodies) {
          for (String type : types) {
            String name = method.toUpperCase(java.util.Locale.ROOT);
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            Answer answer =
                ask(
                    name,
                    filled(route.getKey(), "1"),
                    (type.isEmpty() ? "X-None: 1" : "Content-Type: " + type),
                    "Content-Length: " + length + "\r\n\r\n" + body);
            if (answer.status >= 500 || answer.status == 0) {
              failed.add(name + " " + route.getKey() + " " + type + " " + body + " " + answer);
            }
          }
        }
      }
    }
    assertThat(failed).isEmpty();
  }

  private static void note(List<String> failed, String target) throws IOException {
    Answer answer = ask("GET", target);
    if (answer.status >= 500 || answer.status == 0) {
      failed.add(answer.status + " " + target.substring(0, Math.min(200, target.length())));
    }
  }

  @Test
  void what_cannot_be_decoded_is_400() throws Exception {
    assertThat(ask("GET", "/api/v1/logs?query=%zz"))
        .satisfies(answer -> assertThat(answer.status).isEqualTo(400))
        .satisfies(answer -> assertThat(answer.text).contains("the query is not well formed"));
    assertThat(ask("GET", "/api/v1/stream?topics=slos,slos").status).isEqualTo(200);
    assertThat(ask("GET", "/api/v1/stream?topics=none").status).isEqualTo(400);
  }

  @Test
  void what_says_two_things_is_refused() throws Exception {
    String twice = "{\"by\":\"ada\",\"by\":\"bob\"}";
    assertThat(server.post("/api/v1/incidents/x/ack", "application/json", twice).body())
        .contains("\"status\":400", "by");
    assertThat(
            ask(
                    "POST",
                    "/api/v1/logs",
                    "Content-Type: application/json",
                    "Content-Length: " + "9".repeat(40))
                .status)
        .isEqualTo(400);
  }

  @Test
  void head_is_answered_wherever_get_is() throws Exception {
    for (Map.Entry<String, List<String>> route : paths.entrySet()) {
      if (route.getValue().contains("get")) {
        String path = filled(route.getKey(), "pay");
        Answer answer = ask("HEAD", path);
        assertThat(answer.status).as(path).isEqualTo(ask("GET", path).status);
        assertThat(answer.text).as(path).isEmpty();
      }
    }
  }

  @Test
  void a_method_that_is_not_done_is_told_which_are() throws Exception {
    for (Map.Entry<String, List<String>> route : paths.entrySet()) {
      String path = filled(route.getKey(), "pay");
      // Pages are not found by other methods, and faults are there in the demo alone.
      if (path.equals("/") || path.startsWith("/api/v1/faults")) {
        continue;
      }
      Answer answer = ask("PATCH", path);
      assertThat(answer.status).as(path).isEqualTo(405);
      String allow =
          answer
              .head
              .lines()
              .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("allow:"))
              .findFirst()
              .orElse("");
      for (String method : route.getValue()) {
        assertThat(allow).as(path).contains(method.toUpperCase(java.util.Locale.ROOT));
      }
    }
  }

  @Test
  void pages_are_answered_to_clients_that_take_anything() throws Exception {
    for (String accept : List.of("X-None: 1", "Accept: */*", "Accept: text/html")) {
      Answer page = ask("GET", "/", accept);
      assertThat(page.status).as(accept).isEqualTo(200);
      assertThat(page.head).contains("text/html");
      assertThat(ask("GET", "/logs", accept).status).isEqualTo(200);
    }
    assertThat(ask("GET", "/assets/gone.js", "Accept: */*").status).isEqualTo(404);
    assertThat(ask("GET", "/api/v1/nothing", "Accept: */*").status).isEqualTo(404);
  }

  @Test
  void the_endpoints_of_prometheus_answer_in_its_letter() throws Exception {
    for (String path : List.of("/api/v1/series", "/api/v1/labels", "/api/v1/label/job/values")) {
      for (String query : List.of("match%5B%5D=up&start=soon", "match%5B%5D=up%7B", "start=%zz")) {
        Answer answer = ask("GET", path + "?" + query);
        assertThat(answer.status).isEqualTo(400);
        assertThat(HeadroomProcess.JSON.readTree(answer.text).path("errorType").asText())
            .isEqualTo("bad_data");
      }
    }
    assertThat(ask("GET", "/api/v1/series").text).contains("no match[] parameter provided");
  }
}
