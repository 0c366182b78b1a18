package dev.headroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.Seed;
import dev.headroom.config.Config.Listen;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The port, asked by sockets that follow no rules. */
class HttpFrontTest {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final String END = "\r\nHost: 127.0.0.1\r\n";
  private static final String LAST = END + "Connection: close\r\n\r\n";

  private final CollectorRegistry registry = new CollectorRegistry();
  private final Vertx vertx = Vertx.vertx();
  private Listen listen;
  private HttpFront front;

  @BeforeEach
  void open() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listen = Listen.defaults().at("127.0.0.1", free.getLocalPort(), false);
    }
    front = open(listen, registry);
  }

  private HttpFront open(Listen where, CollectorRegistry metrics) throws IOException {
    HttpFront opened = new HttpFront(vertx, where, System::nanoTime, Seed.fixed(1), metrics);
    Router router = Router.router(vertx);
    router.get("/fast").handler(request -> request.response().end("ok"));
    router.get("/later").handler(request -> vertx.runOnContext(_ -> request.response().end("ok")));
    router.get("/never").handler(_ -> {});
    opened.open(router);
    return opened;
  }

  @AfterEach
  void close() {
    front.close();
    vertx.close().await();
  }

  /** Sends all of it and reads until the other side closes. */
  private String send(String text) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listen.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      Thread writing = Thread.ofVirtual().start(() -> write(socket, text));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      try {
        for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
          answer.write(buffer, 0, read);
        }
      } catch (SocketException closedWithUnreadBytes) {
        answer.write(' ');
      }
      writing.join();
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  private static void write(Socket socket, String text) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException closedByTheServer) {
      Thread.currentThread().interrupt();
    }
  }

  private double closedFor(String reason) {
    Double value =
        registry.getSampleValue(
            "headroom_http_connections_closed_total",
            new String[] {"reason"},
            new String[] {reason});
    return value == null ? 0 : value;
  }

  private double refusedFor(String reason) {
    Double value =
        registry.getSampleValue(
            "headroom_http_refused_total", new String[] {"reason"}, new String[] {reason});
    return value == null ? 0 : value;
  }

  private static int answers(String text) {
    return text.split("HTTP/1\\.1 200 OK", -1).length - 1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fast", "/later"})
  void requests_sent_ahead_are_answered_each(String path) throws Exception {
    String ahead =
        ("GET " + path + " HTTP/1.1" + END + "\r\n").repeat(PipelineLimit.UNANSWERED_MAX - 1);
    assertThat(answers(send(ahead + "GET " + path + " HTTP/1.1" + LAST)))
        .isEqualTo(PipelineLimit.UNANSWERED_MAX);
    assertThat(closedFor("pipeline")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"/never, 101", "/never, 270", "/later, 3000", "/fast, 9000"})
  void more_of_them_end_the_connection_and_nothing_else(String path, int requests)
      throws Exception {
    String text = send(("GET " + path + " HTTP/1.1" + END + "\r\n").repeat(requests));
    assertThat(answers(text)).isLessThan(requests);
    assertThat(closedFor("pipeline")).isEqualTo(1);
    assertThat(answers(send("GET /fast HTTP/1.1" + LAST))).isEqualTo(1);
    awaitNoConnections();
  }

  /** The server hears of an end a moment after the client. */
  private void awaitNoConnections() throws InterruptedException {
    CountDownLatch none = new CountDownLatch(1);
    vertx.setPeriodic(
        5,
        timer -> {
          if (registry.getSampleValue("headroom_http_connections") == 0) {
            vertx.cancelTimer(timer);
            none.countDown();
          }
        });
    assertThat(none.await(PATIENCE_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS)).isTrue();
  }

  @Test
  void an_address_that_is_too_long_is_told_its_bound() throws Exception {
    String answer = send("GET /" + "a".repeat(20_000) + " HTTP/1.1" + LAST);
    assertThat(answer)
        .contains(" 414 ")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"status\":414", "first line may have 16384 bytes", "\"requestId\":\"");
    assertThat(refusedFor("line_too_long")).isEqualTo(1);
  }

  @Test
  void headers_that_are_too_large_are_told_their_bound() throws Exception {
    String answer = send("GET /fast HTTP/1.1\r\nX-Large: " + "a".repeat(20_000) + LAST);
    assertThat(answer)
        .startsWith("HTTP/1.1 431 ")
        .contains("\"status\":431", "together they may have 16384 bytes", "\"requestId\":\"");
    assertThat(refusedFor("headers_too_large")).isEqualTo(1);
  }

  @Test
  void what_is_no_http_is_a_problem_too() throws Exception {
    assertThat(send("GET /fast HTTP/1.1\r\nno colon\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"detail\":\"the request is no HTTP\"");
    assertThat(send("\u0001\u0002\r\n\r\n")).contains(" 400 ", "the request is no HTTP");
    assertThat(refusedFor("malformed")).isEqualTo(2);
  }

  @Test
  void each_of_these_has_an_id_of_its_own() throws Exception {
    List<String> ids =
        List.of(send("\u0001\r\n\r\n"), send("\u0001\r\n\r\n")).stream()
            .map(text -> text.replaceAll("(?s).*X-Request-Id: (\\w+).*", "$1"))
            .toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{16}"));
  }

  @Test
  void a_port_that_is_taken_is_named() {
    Vertx other = Vertx.vertx();
    HttpFront second =
        new HttpFront(other, listen, System::nanoTime, Seed.fixed(1), new CollectorRegistry());
    assertThatThrownBy(() -> second.open(Router.router(other)))
        .isInstanceOf(IOException.class)
        .hasMessage("127.0.0.1:" + listen.port() + " is taken by another process");
    second.close();
    other.close().await();
  }

  @Test
  void one_connection_more_than_may_be_takes_the_place_of_the_idlest() throws Exception {
    front.close();
    Listen narrow =
        new Listen("127.0.0.1", listen.port(), false, List.of(), 2, Duration.ofSeconds(60));
    CollectorRegistry metrics = new CollectorRegistry();
    HttpFront small = open(narrow, metrics);
    try (Socket first = new Socket(InetAddress.getLoopbackAddress(), listen.port());
        Socket second = new Socket(InetAddress.getLoopbackAddress(), listen.port())) {
      first.setSoTimeout(PATIENCE_MILLIS);
      second.setSoTimeout(PATIENCE_MILLIS);
      ask(second);
      ask(first);
      try (Socket third = new Socket(InetAddress.getLoopbackAddress(), listen.port())) {
        third.setSoTimeout(PATIENCE_MILLIS);
        assertThat(second.getInputStream().read()).isEqualTo(-1);
        ask(third);
        ask(first);
      }
      assertThat(metrics.getSampleValue("headroom_http_connections_limit")).isEqualTo(2);
    } finally {
      small.close();
    }
  }

  /** Asks and reads the whole answer, so that the connection is idle again. */
  private static void ask(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write(("GET /fast HTTP/1.1" + END + "\r\n").getBytes(StandardCharsets.US_ASCII));
    String answer = "";
    while (!answer.endsWith("\r\n\r\nok")) {
      int next = socket.getInputStream().read();
      assertThat(next).as("the end of: %s", answer).isNotNegative();
      answer += (char) next;
    }
  }

  @Test
  void closing_twice_or_before_opening_is_nothing() {
    new HttpFront(vertx, listen, System::nanoTime, Seed.fixed(1), new CollectorRegistry()).close();
    front.close();
  }
}
