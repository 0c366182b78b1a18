package dev.headroom.api.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.Seed;
import dev.headroom.api.http.AccessFilter;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Loopback;
import dev.headroom.api.http.RequestFrame;
import dev.headroom.api.view.SloView.SloList;
import io.prometheus.client.CollectorRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream over real HTTP. */
class StreamResourceTest {
  private static final Instant START = Instant.parse("2026-03-01T03:07:00Z");
  private static final int WAIT_MILLIS_MAX = 20_000;

  private final InstantSource clock = InstantSource.fixed(START);
  private final CollectorRegistry registry = new CollectorRegistry();
  private final LiveEvents events = new LiveEvents(SloUpdatesTest.JSON, clock, registry);
  private final SloUpdates updates = new SloUpdates(SloUpdatesTest.JSON);
  private Loopback server;

  /** One event as it came. */
  private record Received(String id, String topic, String data) {}

  /** One connection. */
  private final class Client implements AutoCloseable {
    private final BufferedReader lines;

    Client(String lastEventId) throws IOException {
      this(lastEventId, "");
    }

    Client(String lastEventId, String query) throws IOException {
      URLConnection connection =
          URI.create("http://127.0.0.1:" + server.port() + "/api/v1/stream" + query)
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
    events.beginWith("slos", updates::whole);
    start(StreamResource.HEARTBEAT);
  }

  private void start(Duration heartbeat) throws Exception {
    Answers answers =
        new Answers(
            Loopback.JSON,
            Runnable::run,
            clock,
            new CollectorRegistry(),
            Loopback.PROBLEMS_ALONE,
            AccessFilter.OPEN);
    server =
        new Loopback(router -> {
          RequestFrame frame = new RequestFrame(answers, Seed.fixed(1));
          frame.mountFirst(router, Duration.ofSeconds(10), path -> false);
          new StreamResource(events, answers, heartbeat).mount(router);
          frame.mountLast(router);
        });
  }

  @AfterEach
  void stop() {
    events.close();
    server.close();
  }

  private void evaluate(Random random, int second) {
    SloList list = SloUpdatesTest.list(SloUpdatesTest.some(random, second));
    updates.next(list, START.plusSeconds(second)).ifPresent(next -> events.publish("slos", next));
  }

  @Test
  void a_new_client_begins_with_everything_and_goes_on_with_changes() throws Exception {
    Random random = Seed.fixed(1);
    evaluate(random, 0);
    evaluate(random, 1);
    try (Client client = new Client("")) {
      JsonNode whole = SloUpdatesTest.JSON.readTree(client.next().data());
      assertThat(whole.get("whole").asBoolean()).isTrue();
      assertThat(whole.get("slos")).hasSize(10);
      evaluate(random, 2);
      JsonNode change = SloUpdatesTest.JSON.readTree(client.next().data());
      assertThat(change.get("whole").asBoolean()).isFalse();
      assertThat(change.get("slos").size()).isBetween(1, 9);
    }
  }

  @Test
  void a_client_whose_connection_breaks_again_and_again_loses_no_change() throws Exception {
    Random random = Seed.fixed(2);
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
        SloUpdatesTest.takeOver(reader, SloUpdatesTest.JSON.readTree(received.data()));
        last = received.id();
      }
    }
    client.close();
    assertThat(reader).isEqualTo(everything());
  }

  @Test
  void a_client_that_missed_too_much_is_told_so_and_begins_with_everything() throws Exception {
    Random random = Seed.fixed(3);
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
      SloUpdatesTest.takeOver(reader, SloUpdatesTest.JSON.readTree(whole.data()));
      assertThat(reader).isEqualTo(everything());
      events.publish("changes", Map.of("number", -1));
      assertThat(Long.parseLong(client.next().id())).isEqualTo(Long.parseLong(whole.id()) + 1);
    }
  }

  @Test
  void events_that_are_long_are_kept_for_fewer_clients_to_catch_up_on() throws Exception {
    evaluate(Seed.fixed(4), 0);
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

  @Test
  void a_client_that_does_not_read_holds_nothing_back_and_starts_over_when_it_reads()
      throws Exception {
    evaluate(Seed.fixed(5), 0);
    try (Client client = new Client("")) {
      client.next();
      publishFarMoreThanIsKept();
      Received received = client.next();
      while (received.topic().equals("changes")) {
        received = client.next();
      }
      assertThat(received.topic()).isEqualTo("reset");
      assertThat(client.next().topic()).isEqualTo("slos");
    }
    // Once for each time that it fell behind: a machine under load may let that happen twice.
    assertThat(value("headroom_api_stream_resets_total")).isPositive();
    assertThat(value("headroom_api_stream_kept_bytes"))
        .isPositive()
        .isLessThanOrEqualTo(value("headroom_api_stream_kept_bytes_limit"));
  }

  /** More than sockets hold on both sides, too. */
  private void publishFarMoreThanIsKept() {
    String mebibyte = "x".repeat(1024 * 1024);
    for (int i = 0; i < 48; i++) {
      events.publish("changes", mebibyte);
    }
  }

  @Test
  void a_client_that_never_reads_is_disconnected() throws Exception {
    server.close();
    start(Duration.ofMillis(50));
    try (Socket deaf = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      deaf.getOutputStream()
          .write("GET /api/v1/stream HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
      await(() -> value("headroom_api_stream_watchers") == 1);
      await(() -> {
        publishFarMoreThanIsKept();
        return value("headroom_api_stream_stalled_total") == 1;
      });
      assertThat(value("headroom_api_stream_watchers")).isZero();
      deaf.setSoTimeout(WAIT_MILLIS_MAX);
      assertThat(deaf.getInputStream().readAllBytes().length).isLessThan(48 * 1024 * 1024);
    }
  }

  @Test
  void one_long_event_is_sent_whole_and_nothing_comes_between_its_pieces() throws Exception {
    server.close();
    start(Duration.ofMillis(1));
    String long_ = "y".repeat(3 * 1024 * 1024);
    try (Client client = new Client("", "?topics=changes")) {
      events.publish("changes", long_);
      assertThat(client.next().data()).isEqualTo('"' + long_ + '"');
      events.publish("changes", "short");
      assertThat(client.next().data()).isEqualTo("\"short\"");
    }
  }

  @Test
  void a_client_hears_of_the_topics_it_asked_for_and_of_no_others() throws Exception {
    evaluate(Seed.fixed(6), 0);
    try (Client client = new Client("", "?topics=faults,changes")) {
      events.publish("incidents", Map.of("id", 1));
      events.publish("changes", Map.of("id", 2));
      Received received = client.next();
      assertThat(received.topic()).isEqualTo("changes");
      assertThat(received.data()).isEqualTo("{\"id\":2}");
    }
    assertThat(Loopback.detail(server.get("/api/v1/stream?topics=slos,weather"), 400))
        .isEqualTo("topics: known are [changes, faults, incidents, slos]");
  }

  @Test
  void no_more_streams_are_opened_than_the_limit() throws Exception {
    LiveEvents.Watcher[] others = new LiveEvents.Watcher[LiveEvents.WATCHERS_MAX];
    for (int i = 0; i < others.length; i++) {
      others[i] = new Idle();
      assertThat(events.watch(others[i])).isTrue();
    }
    assertThat(Loopback.detail(server.get("/api/v1/stream"), 429))
        .isEqualTo("more than 256 live streams at once (limit watchersMax)");
    assertThat(value("headroom_api_stream_watchers_limit")).isEqualTo(256);
    events.leave(others[0]);
    try (Client client = new Client("")) {
      events.publish("changes", Map.of());
      assertThat(client.next().topic()).isEqualTo("changes");
    }
  }

  private static final class Idle implements LiveEvents.Watcher {
    @Override
    public void wake() {}

    @Override
    public void end() {}
  }

  @Test
  void its_head_is_told_without_opening_a_stream() throws Exception {
    HttpResponse<String> head = server.send("HEAD", "/api/v1/stream", "", "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(value("headroom_api_stream_watchers")).isZero();
  }

  @Test
  void closing_ends_every_stream() throws Exception {
    try (Client client = new Client("")) {
      events.publish("changes", Map.of());
      client.next();
      events.close();
      assertThatThrownBy(client::next).hasMessage("the stream ended");
    }
  }

  private double value(String metric) {
    return Objects.requireNonNull(registry.getSampleValue(metric), metric);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < WAIT_MILLIS_MAX / 10 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private long newestId() {
    return events.after(0, 1).lastId();
  }

  private Map<String, ObjectNode> everything() throws IOException {
    Map<String, ObjectNode> all = new TreeMap<>();
    Optional<Object> whole = updates.whole();
    SloUpdatesTest.takeOver(all, SloUpdatesTest.tree(whole.orElseThrow()));
    return all;
  }
}
