package dev.headroom.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ingest.IngestConfig;
import dev.headroom.ingest.IngestConfig.BodyLimits;
import dev.headroom.ingest.IngestConfig.OtlpConfig;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.intake.IntakeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is told before and after a page of another origin pushes. */
final class BrowserOriginsTest {
  private PushServer server;

  @BeforeEach
  void start() throws Exception {
    server = PushServer.withDefaults();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private String answer(String method, String path, String... headers) throws IOException {
    String head = method + " " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n";
    String request = head + String.join("", List.of(headers)) + "\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .toLowerCase(java.util.Locale.ROOT);
    }
  }

  @ParameterizedTest
  @EnumSource(SamplePush.class)
  void anAllowedPageIsToldItMayPushAndMayReadTheAnswer(SamplePush push) throws Exception {
    String preflight =
        answer(
            "OPTIONS",
            push.path,
            "Origin: https://shop.example\r\n",
            "Access-Control-Request-Method: POST\r\n",
            "Access-Control-Request-Headers: content-type,idempotency-key\r\n");
    assertThat(preflight)
        .startsWith("http/1.1 204")
        .contains(
            "access-control-allow-origin: https://shop.example\r\n",
            "access-control-allow-methods: post\r\n",
            "access-control-allow-headers: content-type,idempotency-key\r\n",
            "vary: origin\r\n");

    String refused =
        answer("POST", push.path, "Origin: https://shop.example\r\n", "Content-Length: 0\r\n");
    assertThat(refused).contains("access-control-allow-origin: https://shop.example\r\n");
  }

  @Test
  void anotherPageIsToldNothing() throws Exception {
    String preflight =
        answer(
            "OPTIONS",
            "/api/v1/logs",
            "Origin: https://evil.example\r\n",
            "Access-Control-Request-Method: POST\r\n");
    assertThat(preflight)
        .startsWith("http/1.1 403")
        .contains("ingest.origins")
        .doesNotContain("access-control-allow");
    assertThat(answer("POST", "/api/v1/logs", "Origin: null\r\n", "Content-Length: 0\r\n"))
        .doesNotContain("access-control-allow");
  }

  @Test
  void whoIsNoBrowserIsToldTheMethods() throws Exception {
    assertThat(answer("OPTIONS", "/api/v1/logs"))
        .startsWith("http/1.1 204")
        .contains("allow: options, post");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "shop.example", "https://shop.example/", "https://*.shop.example", ""})
  void anOriginIsSchemeHostAndPort(String origin) {
    assertThatThrownBy(() ->
            new IngestConfig(
                BodyLimits.defaults(),
                DecodeLimits.defaults(),
                IntakeConfig.defaults(),
                OtlpConfig.defaults(),
                List.of(),
                Duration.ofSeconds(30),
                1,
                List.of(origin)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://shop.example");
  }
}
