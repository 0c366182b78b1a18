package dev.headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a test page, by what a server answers. */
class PageTestCommandTest {
  private static final String OPENED =
      """
      {"receiver": "pager", "kind": "webhook", "event": "opened", "status": "%s", "attempts": [%s]}
      """;

  private static final String STATE =
      """
      {"receivers": [{"receiver": "pager", "kind": "webhook", "circuit": "%s", "waitingUntil": %s,
        "lastFailed": {"error": "connection refused"}}]}
      """;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile String states = STATE.formatted("closed", "null");
  private final List<String> posted = new CopyOnWriteArrayList<>();
  private volatile String later =
      OPENED.formatted("sent", "{\"durationMillis\": 12, \"error\": \"\"}");

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/api/v1/pages/test", () -> page(OPENED.formatted("pending", "")));
    answer("/api/v1/receivers", () -> states);
    answer("/api/v1/incidents/i7", () -> "{\"deliveries\": [" + later + "]}");
    server.start();
  }

  private static String page(String delivery) {
    return """
    {"incident": "i7", "endsBy": "2026-03-01T03:17:00Z", "notTold": [], "deliveries": [%s],
     "receivers": [{"name": "pager"}]}
    """
        .formatted(delivery);
  }

  private void answer(String path, Supplier<String> body) {
    server.createContext(
        path,
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private CommandLineRun sent() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return CommandLineRun.of("page", "test", "--receiver", "pager", "--url", url);
  }

  @Test
  void whatIsPendingIsAskedForUntilItIsSent() {
    CommandLineRun run = sent();
    assertThat(run.code()).isZero();
    assertThat(run.out()).endsWith("pager (webhook): sent after 12 ms\n");
  }

  @Test
  void labelsMayStandInOneText() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    CommandLineRun.of("page", "test", "severity=ticket,team=pay", "zone=a", "--url", url);
    assertThat(posted.getFirst())
        .contains("\"severity\":\"ticket\"", "\"team\":\"pay\"", "\"zone\":\"a\"");
    assertThat(CommandLineRun.of("page", "test", "ticket", "--url", url).code())
        .isEqualTo(Headroom.USAGE);
  }

  /** Nobody waits half a minute for what is known. */
  @Test
  void aReceiverThatIsTakenToBeDownIsNamedAtOnce() {
    states = STATE.formatted("open", "\"2026-03-01T03:08:00Z\"");
    CommandLineRun run = sent();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .endsWith(
            "pager (webhook): pending: taken to be down, tried again at 2026-03-01T03:08:00Z;"
                + " last: connection refused\n");
    assertThat(asked).containsExactly("/api/v1/pages/test", "/api/v1/receivers");
  }

  @Test
  void whoDoesNotTakeItIsNamedWithTheReason() {
    later = OPENED.formatted("rejected", "{\"durationMillis\": 3, \"error\": \"HTTP 400\"}");
    CommandLineRun run = sent();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).endsWith("pager (webhook): rejected after 3 ms, HTTP 400\n");
  }
}
