package dev.headroom.demo.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.headroom.demo.push.Pusher.PushStats;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retries over real HTTP; waiting takes no time. */
class PusherTest {
  private record Answer(int status, @Nullable String retryAfter) {}

  private record Seen(String path, String key, String type, String encoding, String body) {}

  private static final Push HELLO =
      new Push("/api/v1/logs?x=1", "application/x-ndjson", "", "hello".getBytes(UTF_8));
  private static final int WAIT_SECONDS = 10;

  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private final BlockingQueue<Duration> pauses = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;
  private Pusher pusher;

  PusherTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void setUp() {
    serve();
    pusher = pusher(uri(server), pauses::add);
  }

  private void serve() {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var headers = exchange.getRequestHeaders();
            seen.add(
                new Seen(
                    exchange.getRequestURI().toString(),
                    String.valueOf(headers.getFirst("Idempotency-Key")),
                    String.valueOf(headers.getFirst("Content-Type")),
                    String.valueOf(headers.getFirst("Content-Encoding")),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            Answer answer = answers.poll();
            if (answer != null && answer.retryAfter() != null) {
              exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            exchange.sendResponseHeaders(answer == null ? 200 : answer.status(), -1);
          }
        });
    server.start();
  }

  @AfterEach
  void tearDown() {
    pusher.close();
    server.stop(0);
    client.shutdownNow();
  }

  @Test
  void pushesArriveInOrderEachWithItsOwnKey() throws InterruptedException {
    pusher.offer(HELLO);
    pusher.put(new Push("/v1/metrics", "application/x-protobuf", "gzip", new byte[] {'2'}));

    assertThat(next())
        .isEqualTo(
            new Seen(
                "/api/v1/logs?x=1",
                "\"run7-checkout-1\"",
                "application/x-ndjson",
                "null",
                "hello"));
    assertThat(next())
        .isEqualTo(
            new Seen("/v1/metrics", "\"run7-checkout-2\"", "application/x-protobuf", "gzip", "2"));
    settled(2, 0, 0, 0);
  }

  @Test
  void retryKeepsTheKeyAndWaitsAsLongAsAsked() throws InterruptedException {
    answers.addAll(List.of(new Answer(429, "3"), new Answer(503, "7")));
    pusher.offer(HELLO);

    Seen first = next();
    assertThat(List.of(next(), next())).containsOnly(first);
    settled(1, 2, 0, 0);
    assertThat(pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(7));
  }

  @Test
  void withoutRetryAfterItBacksOff() throws InterruptedException {
    answers.addAll(
        List.of(
            new Answer(503, null),
            new Answer(502, null),
            new Answer(504, "Fri, 31 Dec 1999 23:59:59 GMT")));
    pusher.offer(HELLO);

    settled(1, 3, 0, 0);
    assertThat(pauses).extracting(Duration::toMillis).containsExactly(250L, 500L, 1_000L);
  }

  @Test
  void whatWillNeverBeTakenIsNotRepeated() throws InterruptedException {
    answers.addAll(List.of(new Answer(400, null), new Answer(413, "1")));
    pusher.offer(HELLO);
    pusher.offer(HELLO);
    pusher.offer(HELLO);

    settled(1, 0, 2, 0);
    assertThat(seen).hasSize(3);
    assertThat(pauses).isEmpty();
  }

  @Test
  void patienceEnds() throws InterruptedException {
    answers.addAll(List.of(new Answer(503, "100"), new Answer(503, "100")));
    pusher.offer(HELLO);
    pusher.offer(HELLO);

    settled(1, 2, 0, 1);
  }

  @Test
  void serverThatIsNotThereYetIsWaitedFor() throws IOException, InterruptedException {
    InetSocketAddress address = server.getAddress();
    server.stop(0);
    CountDownLatch tried = new CountDownLatch(2);
    try (Pusher early =
        pusher(
            URI.create("http://127.0.0.1:" + address.getPort()),
            duration -> {
              tried.countDown();
              TimeUnit.MILLISECONDS.sleep(20);
            })) {
      early.offer(HELLO);
      assertThat(tried.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      server = HttpServer.create(address, 0);
      serve();
      assertThat(next().body()).isEqualTo("hello");
    }
  }

  @Test
  void fullQueueDropsWhatComesAndSaysSo() throws InterruptedException {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(1);
    answers.add(new Answer(503, null));
    try (Pusher slow =
        pusher(
            uri(server),
            duration -> {
              waiting.countDown();
              blocked.await();
            })) {
      slow.offer(HELLO);
      assertThat(waiting.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 300; i++) {
        slow.offer(HELLO);
      }
      assertThat(slow.stats().dropped()).isEqualTo(300 - 256);
    }
  }

  @Test
  void closeStopsAtOnceWhileWaiting() throws InterruptedException {
    answers.add(new Answer(503, "60"));
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Pusher patient =
        pusher(
            uri(server),
            duration -> {
              waiting.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                interrupted.countDown();
              }
            });
    patient.offer(HELLO);
    assertThat(waiting.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    patient.close();
    assertThat(interrupted.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  private Pusher pusher(URI uri, Pusher.Pause pause) {
    return Pusher.start("checkout", "run7", client, uri, pause);
  }

  private static URI uri(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private Seen next() throws InterruptedException {
    Seen next = seen.poll(WAIT_SECONDS, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next == null ? new Seen("", "", "", "", "") : next;
  }

  private void settled(long sent, long retried, long refused, long dropped)
      throws InterruptedException {
    PushStats wanted = new PushStats("checkout", sent, retried, refused, dropped);
    for (int i = 0; i < WAIT_SECONDS * 100 && !pusher.stats().equals(wanted); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(pusher.stats()).isEqualTo(wanted);
  }
}
