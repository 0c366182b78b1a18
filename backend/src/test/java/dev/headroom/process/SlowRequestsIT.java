package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that takes too long, or says what cannot be, is ended. */
class SlowRequestsIT {
  private static final Duration HEAD = Duration.ofSeconds(1);
  private static final Duration BODY = Duration.ofSeconds(3);

  /** Far more than either, and far less than a connection may be idle. */
  private static final Duration LONG = Duration.ofSeconds(20);

  private static final Duration PACE = Duration.ofMillis(200);

  @TempDir static Path folder;
  private static HeadroomProcess server;
  private static URI url;

  @BeforeAll
  static void start() throws Exception {
    Path config = folder.resolve("headroom.yaml");
    Files.writeString(
        config,
        "listen: {headTimeout: 1s}\ningest: {bodies: {readTimeout: 3s, bytesPerSecondMin: 0}}\n");
    server = HeadroomProcess.serve(folder.resolve("data"), "--config", config.toString());
    url = URI.create(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /**
   * What came of a connection.
   *
   * @param took until the server closed it, or until it was no longer waited for
   * @param closed whether the server closed it
   */
  private record Outcome(String text, Duration took, boolean closed) {
    int status() {
      return text.length() < 12 ? 0 : Integer.parseInt(text.substring(9, 12));
    }

    JsonNode body() throws IOException {
      return HeadroomProcess.JSON.readTree(text.substring(text.indexOf("\r\n\r\n")).strip());
    }
  }

  private static String head(String first, String... headers) {
    StringBuilder head = new StringBuilder(first + " HTTP/1.1\r\nHost: " + url.getAuthority());
    for (String header : headers) {
      head.append("\r\n").append(header);
    }
    return head + "\r\n\r\n";
  }

  /** Sends the start at once and then the rest byte by byte, and reads until the end or so long. */
  private static Outcome send(String start, String rest, Duration max) throws Exception {
    long began = System.nanoTime();
    StringBuilder text = new StringBuilder();
    int sent = 0;
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout((int) PACE.toMillis());
      OutputStream out = socket.getOutputStream();
      out.write(start.getBytes(StandardCharsets.ISO_8859_1));
      byte[] bytes = new byte[8_192];
      while (System.nanoTime() - began < max.toNanos()) {
        try {
          int read = socket.getInputStream().read(bytes);
          if (read < 0) {
            return new Outcome(text.toString(), since(began), true);
          }
          text.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
        } catch (SocketTimeoutException nothing) {
          if (sent < rest.length()) {
            out.write(rest.charAt(sent++));
          }
        }
      }
      return new Outcome(text.toString(), since(began), false);
    } catch (IOException reset) {
      return new Outcome(text.toString(), since(began), true);
    }
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void a_connection_without_a_whole_head_is_closed() throws Exception {
    String half = "GET /api/v1/slos HTTP/1.1\r\nHost: 1";
    for (Outcome each :
        List.of(send("", "", LONG), send(half, "", LONG), send(half, "2".repeat(1_000), LONG))) {
      assertThat(each.closed()).isTrue();
      assertThat(each.text()).isEmpty();
      assertThat(each.took()).isBetween(HEAD.minusMillis(100), HEAD.plusSeconds(5));
    }
    assertThat(server.get("/metrics").body())
        .contains("headroom_http_connections_closed_total{reason=\"no_head\",} 3.0");
  }

  @Test
  void a_connection_with_a_head_in_time_stays_open_between_requests() throws Exception {
    String head = head("GET /api/v1/slos");
    int half = head.length() - 3;
    Outcome slow = send(head.substring(0, half), head.substring(half), HEAD.multipliedBy(4));
    assertThat(slow.status()).isEqualTo(200);
    assertThat(slow.closed()).isFalse();
  }

  @Test
  void a_live_stream_stays_open() throws Exception {
    Outcome stream = send(head("GET /api/v1/stream"), "", BODY.multipliedBy(2));
    assertThat(stream.status()).isEqualTo(200);
    assertThat(stream.closed()).isFalse();
  }

  @Test
  void a_body_that_takes_too_long_is_answered_with_408_wherever_it_goes() throws Exception {
    String json = "Content-Type: application/json";
    String form = "Content-Type: application/x-www-form-urlencoded";
    String length = "Content-Length: 1000";
    List<String> heads = new ArrayList<>();
    for (String path : List.of("ack", "resolve", "notes")) {
      heads.add(head("POST /api/v1/incidents/x/" + path, json, length));
    }
    heads.add(head("PUT /api/v1/incidents/x/steps/1", json, length));
    heads.add(head("POST /p/x/ack", form, length));
    heads.add(head("POST /api/v1/labels", form, "Transfer-Encoding: chunked"));
    heads.add(head("POST /api/v1/series", form, length));
    heads.add(head("POST /api/v1/logs", json, length));
    for (String head : heads) {
      Outcome slow = send(head, " ".repeat(500), LONG);
      assertThat(slow.closed()).as(head).isTrue();
      assertThat(slow.took()).as(head).isLessThan(BODY.plusSeconds(5));
      if (!head.contains("chunked")) {
        assertThat(slow.status()).as(head).isEqualTo(408);
        assertThat(slow.text()).as(head).contains("the body took longer than PT3S");
      }
    }
    assertThat(server.text()).doesNotContain("failed");
  }

  @Test
  void a_body_that_goes_on_after_its_answer_is_not_waited_for() throws Exception {
    for (String first : List.of("POST /-/reload", "POST /nothing", "GET /api/v1/slos")) {
      Outcome slow = send(head(first, "Content-Length: 1000"), " ".repeat(500), LONG);
      assertThat(slow.closed()).as(first).isTrue();
      assertThat(slow.status()).as(first).isNotZero().isNotEqualTo(408);
      assertThat(slow.took()).as(first).isLessThan(BODY.plusSeconds(5));
    }
  }

  @Test
  void a_slow_body_that_comes_in_time_is_read() throws Exception {
    String body = "{\"by\":\"a\"}";
    String head =
        head(
            "POST /api/v1/incidents/x/ack",
            "Connection: close",
            "Content-Type: application/json",
            "Content-Length: " + body.length());
    Outcome slow = send(head + body.substring(0, 6), body.substring(6), LONG);
    assertThat(slow.status()).isEqualTo(404);
    assertThat(slow.text()).contains("there is no incident x");
  }

  @Test
  void a_body_that_breaks_off_is_no_fault_of_the_server() throws Exception {
    for (String path : List.of("/api/v1/incidents/x/ack", "/api/v2/alerts", "/api/v1/timings")) {
      for (int i = 0; i < 5; i++) {
        String head =
            head("POST " + path, "Content-Length: 1000", "Content-Type: application/json");
        send(head + "[", "", PACE);
      }
    }
    assertThat(server.get("/-/ready").statusCode()).isEqualTo(200);
    assertThat(server.text()).doesNotContain("ERROR").doesNotContain("HttpClosedException");
  }

  @Test
  void a_request_for_two_hosts_or_another_one_is_refused() throws Exception {
    String end = "Connection: close\r\n\r\n";
    String own = "Host: " + url.getAuthority() + "\r\n";
    String line = "GET /api/v1/slos HTTP/1.1\r\n";
    assertThat(send(line + own + "Host: evil.example\r\n" + end, "", LONG).status()).isEqualTo(400);
    assertThat(send(line + own + own + end, "", LONG).status()).isEqualTo(400);
    String whole = "GET http://%s/api/v1/slos HTTP/1.1\r\n" + own + end;
    assertThat(send(whole.formatted("evil.example"), "", LONG).status()).isEqualTo(421);
    assertThat(send(whole.formatted("evil.example:" + url.getPort()), "", LONG).status())
        .isEqualTo(421);
    assertThat(send(whole.formatted(url.getAuthority()), "", LONG).status()).isEqualTo(200);
    assertThat(send(line + own + end, "", LONG).status()).isEqualTo(200);
  }

  @Test
  void every_problem_has_the_id_of_its_request() throws Exception {
    for (String start :
        List.of(
            "CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: 127.0.0.1\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n",
            "GET /api/v1/slos HTTP/1.1\r\nHost: 127.0.0.1, evil\r\n",
            "GET /api/v1/slos HTTP/1.1\r\nHost: 127.0.0.1:x@evil\r\n")) {
      Outcome odd = send(start + "Connection: close\r\n\r\n", "", LONG);
      assertThat(odd.status()).as(start).isBetween(400, 499);
      String id = odd.body().path("requestId").asText();
      assertThat(id).as(start).isNotEmpty();
      assertThat(odd.text()).as(start).containsIgnoringCase("x-request-id: " + id);
    }
  }

  @Test
  void a_key_that_is_not_known_is_refused() throws Exception {
    String type = "application/json";
    String ack = server.post("/api/v1/incidents/x/ack", type, "{\"By\":\"ada\"}").body();
    assertThat(ack).contains("\"status\":400", "By: unknown key; known are by");
    String forced = "{\"by\":\"eve\",\"force\":true}";
    assertThat(server.post("/api/v1/incidents/x/resolve", type, forced).body())
        .contains("\"status\":400", "force: unknown key; known are by");
    assertThat(server.post("/api/v1/incidents/x/notes", type, "{\"txt\":\"a\"}").body())
        .contains("\"status\":400", "txt: unknown key; known are by, text");
    assertThat(server.put("/api/v1/incidents/x/steps/1", type, "{\"don\":true}").body())
        .contains("\"status\":400", "don: unknown key; known are by, done, text");
    assertThat(server.post("/api/v1/incidents/x/ack", type, "{\"by\":\"ada\"}").statusCode())
        .isEqualTo(404);
    assertThat(server.post("/api/v1/incidents/x/ack", type, "").statusCode()).isEqualTo(404);
  }
}
