package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.api.SloResource.SloList;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream over real HTTP. */
class StreamResourceTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Instant START = Instant.parse("2026-03-01T03:07:00Z");
  private static final int WAIT_MILLIS_MAX = 20_000;

  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final InstantSource clock = InstantSource.fixed(START);
  private final CollectorRegistry registry = new CollectorRegistry();
  private final LiveEvents events = new LiveEvents(SloNewsTest.JSON, clock, registry);
  private final SloNews news = new SloNews(SloNewsTest.JSON);
  private HttpServer server;

  /** One event as it came. */
  private record Received(String id, String topic, String data) {}

  /** One connection. */
  private final class Client implements AutoCloseable {
    private final BufferedReader lines;

    Client(String lastEventId) throws IOException {
      URLConnection connection =
          URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/stream")
              .toURL()
              .openConnection();
      connection.setReadTimeout(WAIT_MILLIS_MAX);
      if (!lastEventId.isEmpty()) {
        connection.setRequestProperty("Last-Event-ID", lastEventId);
      }
      lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String field(Map<String, String> fields, String name) {
      return Objects.requireNonNull(fields.get(name), name);
    }

    Received next() throws IOException {
      Map<String, String> fields = new TreeMap<>();
      while (true) {
        String line = lines.readLine();
        if (line == null) {
          throw new IOException("the stream ended");
        }
        if (line.isEmpty() && fields.containsKey("data")) {
          return new Received(field(fields, "id"), field(fields, "event"), field(fields, "data"));
        }
        int colon = line.indexOf(": ");
        if (colon > 0) {
          fields.put(line.substring(0, colon), line.substring(colon + 2));
        }
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    events.beginWith("slos", news::whole);
    Router router = Router.router(VERTX);
    new StreamResource(events, new Answers(SloNewsTest.JSON, threads, clock, registry))
        .mount(router);
    server =
        VERTX
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() {
    events.close();
    server.close().toCompletionStage().toCompletableFuture().join();
    threads.shutdownNow();
  }

  @AfterAll
  static void end() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private void evaluate(Random random, int second) {
    SloList list = SloNewsTest.list(SloNewsTest.some(random, second));
    news.next(list, START.plusSeconds(second)).ifPresent(next -> events.publish("slos", next));
  }

  @Test
  void a_new_client_begins_with_everything_and_goes_on_with_changes() throws Exception {
    Random random = new Random(1);
    evaluate(random, 0);
    evaluate(random, 1);
    try (Client client = new Client("")) {
      JsonNode whole = SloNewsTest.JSON.readTree(client.next().data());
      assertThat(whole.get("whole").asBoolean()).isTrue();
      assertThat(whole.get("slos")).hasSize(10);
      evaluate(random, 2);
      JsonNode change = SloNewsTest.JSON.readTree(client.next().data());
      assertThat(change.get("whole").asBoolean()).isFalse();
      assertThat(change.get("slos").size()).isBetween(1, 9);
    }
  }

  @Test
  void a_client_whose_connection_breaks_again_and_again_loses_no_change() throws Exception {
    Random random = new Random(2);
    Map<String, ObjectNode> reader = new TreeMap<>();
    evaluate(random, 0);
    Client client = new Client("");
    String last = "";
    for (int second = 1; second <= 124; second++) {
      if (second % 7 == 0) {
        client.close();
      }
      evaluate(random, second);
      if (second % 7 == 2 && second > 7) {
        client = new Client(last);
      }
      boolean isOpen = (second % 7 != 0 && second % 7 != 1) || second < 7;
      String published = String.valueOf(newestId());
      while (isOpen && !last.equals(published)) {
        Received received = client.next();
        assertThat(received.topic()).isEqualTo("slos");
        SloNewsTest.takeOver(reader, SloNewsTest.JSON.readTree(received.data()));
        last = received.id();
      }
    }
    client.close();
    assertThat(reader).isEqualTo(everything());
  }

  @Test
  void a_client_that_missed_too_much_is_told_so_and_begins_with_everything() throws Exception {
    Random random = new Random(3);
    evaluate(random, 0);
    String first;
    try (Client client = new Client("")) {
      first = client.next().id();
    }
    for (int i = 0; i < 1_001; i++) {
      events.publish("changes", Map.of("number", i));
    }
    evaluate(random, 1);
    try (Client client = new Client(first)) {
      assertThat(client.next().topic()).isEqualTo("reset");
      Received whole = client.next();
      Map<String, ObjectNode> reader = new TreeMap<>();
      SloNewsTest.takeOver(reader, SloNewsTest.JSON.readTree(whole.data()));
      assertThat(reader).isEqualTo(everything());
      events.publish("changes", Map.of("number", -1));
      assertThat(Long.parseLong(client.next().id())).isEqualTo(Long.parseLong(whole.id()) + 1);
    }
  }

  @Test
  void events_that_are_long_are_kept_for_fewer_clients_to_catch_up_on() throws Exception {
    evaluate(new Random(4), 0);
    String first;
    try (Client client = new Client("")) {
      first = client.next().id();
    }
    String mebibyte = "x".repeat(1024 * 1024);
    for (int i = 0; i < 9; i++) {
      events.publish("changes", mebibyte);
    }
    try (Client client = new Client(first)) {
      assertThat(client.next().topic()).isEqualTo("reset");
    }
  }

  /** The number of the newest event, by an own look at the stream. */
  private long newestId() {
    long[] id = new long[1];
    LiveEvents.Watcher look =
        new LiveEvents.Watcher() {
          @Override
          public void event(LiveEvents.Event event) {
            id[0] = event.id();
          }

          @Override
          public void end() {}
        };
    events.watch(look, 0);
    events.leave(look);
    return id[0];
  }

  private Map<String, ObjectNode> everything() throws IOException {
    Map<String, ObjectNode> all = new TreeMap<>();
    Optional<Object> whole = news.whole();
    SloNewsTest.takeOver(all, SloNewsTest.tree(whole.orElseThrow()));
    return all;
  }
}
