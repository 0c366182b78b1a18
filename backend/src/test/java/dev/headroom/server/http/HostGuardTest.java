package dev.headroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.config.Config.Listen;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask under which name, and which pages may have a browser change something. */
class HostGuardTest {
  private static final CollectorRegistry REGISTRY = new CollectorRegistry();
  private static Vertx vertx;
  private static HttpFront front;
  private static int port;

  @BeforeAll
  static void open() throws IOException {
    vertx = Vertx.vertx();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Listen listen =
        new Listen("127.0.0.1", port, false, List.of("Inside.Example"), 0, Duration.ofSeconds(10));
    front = new HttpFront(vertx, listen, System::nanoTime, Seed.fixed(1), REGISTRY);
    Router router = Router.router(vertx);
    router
        .route()
        .handler(
            front.guard(
                URI.create("https://slo.example/h"),
                List.of("https://Shop.example"),
                path -> path.equals("/push")));
    router.route().handler(request -> request.response().end("passed"));
    front.open(router);
  }

  @AfterAll
  static void close() {
    front.close();
    vertx.close().await();
  }

  private static String send(String line, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      String text =
          line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int status(String line, String... headers) throws IOException {
    return Integer.parseInt(send(line, headers).substring(9, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:1",
        "127.0.0.1",
        "[::1]:8080",
        "inside.example",
        "inside.example.",
        "slo.example:443"
      })
  void its_own_names_pass(String host) throws Exception {
    assertThat(status("GET /", "Host: " + host)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "localhost.evil.example", "127.0.0.2", "slo.example.evil"})
  void any_other_name_is_misdirected(String host) throws Exception {
    assertThat(send("GET /", "Host: " + host))
        .startsWith("HTTP/1.1 421")
        .contains("this server is not asked for as " + host, "listen.hosts");
    assertThat(status("GET http://" + host + "/", "Host: localhost")).isEqualTo(421);
  }

  @Test
  void more_than_one_name_is_no_request() throws Exception {
    assertThat(send("GET /", "Host: localhost", "Host: localhost"))
        .startsWith("HTTP/1.1 400")
        .contains("more than one Host");
  }

  @ParameterizedTest
  @CsvSource({
    // A browser that reads is let through whatever page it is on: it shows the answer to nobody.
    "GET,     /,     https://evil.example, cross-site,  200",
    "HEAD,    /,     https://evil.example, cross-site,  200",
    "OPTIONS, /,     https://evil.example, cross-site,  200",
    "POST,    /,     https://evil.example, cross-site,  403",
    "POST,    /,     https://evil.example, '',          403",
    "POST,    /,     '',                   cross-site,  403",
    "POST,    /,     '',                   same-site,   403",
    "DELETE,  /,     https://evil.example, '',          403",
    "POST,    /,     null,                 '',          403",
    "POST,    /,     null,                 same-origin, 200",
    "POST,    /,     not a url,            '',          403",
    // Who sends no Origin is no browser.
    "POST,    /,     '',                   '',          200",
    "POST,    /,     '',                   none,        200",
    "POST,    /,     https://slo.example,  '',          200",
    "POST,    /,     https://slo.example,  same-origin, 200",
    "POST,    /,     http://slo.example,   '',          403",
    // Origins that may push may do nothing else.
    "POST,    /push, https://shop.example, cross-site,  200",
    "POST,    /push, https://evil.example, cross-site,  403",
    "POST,    /,     https://shop.example, cross-site,  403"
  })
  void only_its_own_pages_change_anything(
      String method, String path, String origin, String site, int status) throws Exception {
    String originHeader = origin.isEmpty() ? "X-None: 1" : "Origin: " + origin;
    String siteHeader = site.isEmpty() ? "X-None: 2" : "Sec-Fetch-Site: " + site;
    assertThat(status(method + " " + path, "Host: localhost:" + port, originHeader, siteHeader))
        .isEqualTo(status);
  }

  @Test
  void the_address_it_is_asked_at_is_its_own_origin() throws Exception {
    String host = "Host: 127.0.0.1:" + port;
    assertThat(status("POST /", host, "Origin: http://127.0.0.1:" + port)).isEqualTo(200);
    assertThat(status("POST /", host, "Origin: http://127.0.0.1:1")).isEqualTo(403);
  }

  @Test
  void what_is_refused_is_counted() throws Exception {
    double before = refused("origin");
    status("POST /", "Host: localhost", "Origin: https://evil.example");
    assertThat(refused("origin")).isEqualTo(before + 1);
  }

  private static double refused(String reason) {
    Double value =
        REGISTRY.getSampleValue(
            "headroom_http_refused_total", new String[] {"reason"}, new String[] {reason});
    return value == null ? 0 : value;
  }
}
