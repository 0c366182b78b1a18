package dev.headroom.notify.send;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.notify.TestReceiver;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPostTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpPost http =
      new HttpPost(NotifyConfig.defaults(), "Headroom/test", InstantSource.system(), threads);
  private TestReceiver receiver;

  @BeforeEach
  void start() throws Exception {
    receiver = TestReceiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
    http.close();
    threads.shutdownNow();
  }

  private Integration entry() {
    return new Integration() {
      @Override
      public String id() {
        return "a/test/1";
      }

      @Override
      public String kind() {
        return "test";
      }

      @Override
      public Secret url() {
        return new Secret(receiver.url("/"));
      }
    };
  }

  private Attempt post(HttpPost by, int status) {
    receiver.then(TestReceiver.status(status));
    return by.post(entry(), "{}", Map.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 410, 413, 422})
  void what_the_receiver_calls_wrong_is_not_tried_again(int status) {
    assertThat(post(http, status)).isInstanceOf(Attempt.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 401, 403, 404, 408, 429, 500, 503})
  void all_else_may_work_later(int status) {
    assertThat(post(http, status)).isInstanceOf(Attempt.Retry.class);
  }

  @Test
  void a_service_with_other_rules_has_them() {
    HttpPost strict = http.refusedBy(status -> status == 404);
    assertThat(post(strict, 404)).isInstanceOf(Attempt.Rejected.class);
    assertThat(post(strict, 400)).isInstanceOf(Attempt.Retry.class);
    assertThat(post(strict, 204)).isInstanceOf(Attempt.Sent.class);
    assertThat(post(http, 404)).isInstanceOf(Attempt.Retry.class);
  }

  private static HttpAccess access(String authorization, String secret) {
    return new HttpAccess(
        Optional.of(new Secret(authorization, List.of(secret))), Optional.empty());
  }

  @Test
  void who_asks_is_shown_and_kept_secret() {
    HttpPost http401 = http.by(access("Bearer t0psecret", "t0psecret"));
    receiver.then(TestReceiver.text(401, "no such token: t0psecret"));
    Attempt attempt = http401.post(entry(), "{}", Map.of());
    assertThat(receiver.take().getFirst().header("Authorization")).isEqualTo("Bearer t0psecret");
    assertThat(attempt.reason()).isEqualTo("HTTP 401: no such token: <secret>");
  }

  @Test
  void what_a_terminal_would_obey_is_not_recorded() {
    receiver.then(TestReceiver.text(400, "\u001b[31mno\u0000\u202E"));
    assertThat(http.post(entry(), "{}", Map.of()).reason())
        .isEqualTo("HTTP 400: \uFFFD[31mno\uFFFD\uFFFD");
  }

  @Test
  void a_kind_that_shows_something_itself_shows_that_alone() {
    http.by(access("Bearer a", "a")).post(entry(), "{}", Map.of("Authorization", "GenieKey b"));
    assertThat(receiver.take().getFirst().headers().get("Authorization"))
        .containsExactly("GenieKey b");
  }

  @Test
  void a_proxy_is_asked_instead() throws Exception {
    try (TestReceiver proxy = TestReceiver.start()) {
      HttpPost through =
          http.by(new HttpAccess(Optional.empty(), Optional.of(URI.create(proxy.url("")))));
      assertThat(through.post(entry(), "{\"a\":1}", Map.of())).isInstanceOf(Attempt.Sent.class);
      assertThat(proxy.take().getFirst().body()).isEqualTo("{\"a\":1}");
    }
    assertThat(receiver.take()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "fe80::1",
        "fd00:ec2::254",
        "100.100.100.200",
        "64:ff9b::a9fe:a9fe",
        "224.0.0.1"
      })
  void nothing_is_sent_to_what_hands_out_credentials_whatever_its_name_is(String address)
      throws Exception {
    InetAddress there = InetAddress.getByName(address);
    InetAddress here = InetAddress.getLoopbackAddress();
    try (HttpPost guarded =
        new HttpPost(
            NotifyConfig.defaults(),
            "Headroom/test",
            InstantSource.system(),
            threads,
            new Destinations(_ -> List.of(here, there), AddressScope.ALL))) {
      Attempt attempt = guarded.post(entry(), "{}", Map.of());
      assertThat(attempt).isInstanceOf(Attempt.Retry.class);
      assertThat(attempt.reason()).contains("127.0.0.1 is " + there.getHostAddress());
    }
    assertThat(receiver.take()).isEmpty();
  }

  @Test
  void a_name_that_is_not_looked_up_in_time_is_no_answer() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    NotifyConfig config =
        new NotifyConfig(
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            Duration.ZERO,
            10,
            Duration.ZERO,
            1,
            1,
            AddressScope.ALL);
    try (HttpPost slow =
        new HttpPost(
            config,
            "Headroom/test",
            InstantSource.system(),
            threads,
            new Destinations(
                _ -> {
                  awaitQuietly(never);
                  return List.of();
                },
                AddressScope.ALL))) {
      assertThat(slow.post(entry(), "{}", Map.of()).reason()).isEqualTo("no answer within 1s");
    }
    assertThat(receiver.take()).isEmpty();
  }

  @Test
  void an_answer_of_ten_megabytes_is_judged_by_its_status() {
    byte[] megabyte = new byte[1 << 20];
    receiver.then(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      for (int i = 0; i < 10; i++) {
        exchange.getResponseBody().write(megabyte);
      }
    });
    assertThat(http.post(entry(), "{}", Map.of())).isInstanceOf(Attempt.Sent.class);
  }

  @Test
  void an_answer_that_trickles_is_cut_off_and_judged_by_its_status() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    NotifyConfig config =
        new NotifyConfig(
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            Duration.ZERO,
            10,
            Duration.ZERO,
            1,
            1,
            AddressScope.ALL);
    receiver.then(exchange -> {
      exchange.sendResponseHeaders(503, 0);
      exchange.getResponseBody().write('a');
      exchange.getResponseBody().flush();
      awaitQuietly(over);
    });
    try (HttpPost bounded =
        new HttpPost(config, "Headroom/test", InstantSource.system(), threads)) {
      assertThat(bounded.post(entry(), "{}", Map.of()).reason()).isEqualTo("HTTP 503");
    } finally {
      over.countDown();
    }
  }

  @Test
  void who_speaks_no_tls_is_tried_again() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> answerPlainly(plain));
      URI address = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/");
      Attempt attempt = http.judge(entry(), http.ask(entry(), address, "{}", Map.of()));
      assertThat(attempt).isInstanceOf(Attempt.Retry.class);
      assertThat(attempt.reason()).startsWith("SSL");
    }
  }

  private static void answerPlainly(ServerSocket plain) {
    try (Socket asked = plain.accept()) {
      assertThat(asked.getInputStream().read(new byte[4_096])).isPositive();
      asked.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
