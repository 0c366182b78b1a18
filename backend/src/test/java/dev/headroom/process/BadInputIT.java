package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad pushes are told apart, named, and harm nothing that follows. */
class BadInputIT {
  @TempDir static Path folder;
  private static HeadroomProcess server;

  @BeforeAll
  static void start() throws Exception {
    server = HeadroomProcess.serve(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> cases() {
    String protobuf = "application/x-protobuf";
    String json = "application/json";
    byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
    byte[] lying = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, 0};
    byte[] bomb = Wire.gzip(new byte[80 << 20]);
    return Stream.of(
        Arguments.of("/api/v1/write", "text/plain", "snappy", junk, 415),
        Arguments.of("/api/v1/write", protobuf, "snappy", junk, 400),
        Arguments.of("/api/v1/write", protobuf, "snappy", lying, 413),
        Arguments.of("/v1/metrics", "text/plain", "", junk, 415),
        Arguments.of("/v1/metrics", protobuf, "", junk, 400),
        Arguments.of("/v1/metrics", json, "", junk, 400),
        Arguments.of("/v1/logs", json, "gzip", bomb, 413),
        Arguments.of("/v1/logs", json, "br", junk, 415),
        Arguments.of("/api/v1/timings", "text/plain", "", junk, 415),
        Arguments.of("/api/v1/timings", json, "", junk, 400),
        Arguments.of("/api/v1/hdr", json, "", junk, 415),
        Arguments.of("/api/v1/hdr", "text/plain", "", junk, 400),
        Arguments.of("/api/v1/logs", "application/x-ndjson", "", junk, 400),
        Arguments.of("/api/v1/changes", json, "", junk, 400),
        Arguments.of("/api/v1/nothing", json, "", junk, 404));
  }

  @ParameterizedTest(name = "{0} {1} {2} is {4}")
  @MethodSource("cases")
  void it_is_refused_for_what_it_is(
      String path, String type, String encoding, byte[] body, int status) throws Exception {
    String[] headers =
        encoding.isEmpty() ? new String[0] : new String[] {"Content-Encoding", encoding};
    HttpResponse<String> refused = server.post(path, type, body, headers);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
    HttpResponse<String> good =
        server.post(
            "/api/v1/timings",
            json(),
            "{\"series\":[{\"name\":\"ok\",\"unit\":\"ms\",\"values\":[1]}]}");
    assertThat(good.statusCode()).isEqualTo(200);
  }

  @Test
  void the_good_part_of_a_push_is_kept_and_the_bad_part_named() throws Exception {
    String body =
        "{\"series\":[{\"name\":\"partly\",\"unit\":\"ms\",\"values\":[1,2]},"
            + "{\"name\":\"\",\"unit\":\"ms\",\"values\":[3]}]}";
    HttpResponse<String> answer = server.post("/api/v1/timings", json(), body);
    assertThat(answer.body()).contains("\"accepted\":2");
    assertThat(
            server
                .json("/api/v1/percentiles?metric=partly")
                .get("points")
                .get(0)
                .get("count")
                .asLong())
        .isEqualTo(2);
  }

  @Test
  void an_address_that_is_not_encoded_is_a_problem_and_no_line_in_the_log() throws Exception {
    URI url = URI.create(server.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/slos/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("the address is not well formed");
    }
    assertThat(server.text()).doesNotContain("Unhandled");
  }

  @Test
  void a_problem_has_a_request_id() throws Exception {
    HttpResponse<String> refused = server.get("/api/v1/percentiles");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(refused.body()).contains("requestId").contains("metric");
  }

  private static String json() {
    return "application/json";
  }
}
