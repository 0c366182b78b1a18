package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Thorough;
import dev.headroom.Thoroughness;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing stops the watch: a full disk, a damaged database, floods, slow senders and heavy
 * questions.
 */
class WatchIT {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration PAGE_MAX = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofSeconds(30);

  /** How many pages are free while the disk is full, one after the other. */
  private static final List<Integer> FREE =
      Thoroughness.of(
          List.of(0, 1, 2, 4, 7, 10, 13, 18, 27, 63),
          List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 18, 22, 27, 33, 40, 63));

  private static final int PAGE_BYTES = 4_096;

  /** Each service pages for itself. */
  private static final String APART = "alerting: {joinedWithin: 0s}\n";

  private static final String PUSH =
      "{\"series\":[{\"name\":\"x\",\"unit\":\"s\",\"values\":[1]}]}";

  @TempDir Path folder;

  private String[] files(Pager pager, int services, String config) throws IOException {
    Path file = Files.writeString(folder.resolve("headroom.yaml"), config);
    return new String[] {
      "--rules", PayFiles.rules(folder, pager.url(), SECRET, services).toString(),
      "--runbooks", PayFiles.runbooks(folder, services).toString(),
      "--config", file.toString()
    };
  }

  private static void observe(HeadroomProcess server, int service, String value, int times)
      throws IOException, InterruptedException {
    String body =
        "{\"series\":[{\"name\":\"pay_seconds\",\"labels\":{\"service\":\"pay-%d\"},\"unit\":\"s\",\"values\":[%s]}]}"
            .formatted(service, (value + ",").repeat(times - 1) + value);
    push(server, body);
  }

  private static void burns(HeadroomProcess server, int service)
      throws IOException, InterruptedException {
    push(server, PayFiles.slowTimings("pay-" + service, 100));
  }

  private static void push(HeadroomProcess server, String timings)
      throws IOException, InterruptedException {
    assertThat(server.post("/api/v1/timings", "application/json", timings).statusCode())
        .isEqualTo(200);
  }

  private static List<Pager.Received> pages(Pager pager, int service) {
    return pager.received().stream()
        .filter(each -> each.path().equals("/v4"))
        .filter(each -> each.body().contains("pay-" + service + "-latency"))
        .toList();
  }

  private static boolean isReady(HeadroomProcess server) {
    try {
      return server.get("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_page_goes_out_once_while_the_disk_is_full_and_is_written_when_there_is_room()
      throws Exception {
    // The log has its segment beforehand, so that a burn can begin on a full disk.
    String config = "wal: {reserveBytes: 0}\n" + APART;
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "320m");
        Pager pager = new Pager();
        HeadroomProcess server =
            HeadroomProcess.serve(disk.path("data"), files(pager, FREE.size(), config))) {
      observe(server, 0, "0.1", 10);
      for (int step = 0; step < FREE.size(); step++) {
        int service = step;
        disk.fill((long) FREE.get(step) * PAGE_BYTES);
        burns(server, service);
        server.await("the page", PAGE_MAX, () -> pages(pager, service).size() == 1);
        assertThat(server.get("/api/v1/slos").statusCode()).isEqualTo(200);
        disk.empty();
        server.await("ready again", SOON, () -> isReady(server));
      }
      assertThat(pager.received().toString()).contains("not yet durable");
      assertThat(server.json("/api/v1/incidents?state=open").get("incidents")).hasSize(FREE.size());
      server.kill();
      assertThat(pager.received()).hasSize(2 * FREE.size());
    }
  }

  @Thorough
  @Test
  void a_full_disk_keeps_nobody_from_starting() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "320m");
        Pager pager = new Pager()) {
      String[] files = files(pager, 1, "");
      try (HeadroomProcess server = HeadroomProcess.serve(disk.path("data"), files)) {
        burns(server, 0);
        server.await("the page", SOON, () -> pages(pager, 0).size() == 1);
        server.kill();
      }
      disk.fill(0);
      for (String data : List.of("data", "never-used")) {
        try (HeadroomProcess server = HeadroomProcess.serve(disk.path(data), files)) {
          assertThat(server.get("/api/v1/slos").statusCode()).isEqualTo(200);
          assertThat(server.get("/-/ready").statusCode()).isEqualTo(503);
          assertThat(server.get("/-/ready").body()).contains("write-ahead log: the disk is nearly");
          assertThat(server.post("/api/v1/timings", "application/json", PUSH).statusCode())
              .isEqualTo(503);
          assertThat(server.terminate()).isZero();
        }
      }
    }
  }

  @Thorough
  @Test
  void a_damaged_state_database_is_set_aside_and_pages_go_out() throws Exception {
    Path data = folder.resolve("data");
    try (Pager pager = new Pager()) {
      String[] files = files(pager, 1, "");
      try (HeadroomProcess server = HeadroomProcess.serve(data, files)) {
        burns(server, 0);
        server.await("the page", SOON, () -> pages(pager, 0).size() == 1);
        assertThat(server.terminate()).isZero();
      }
      try (RandomAccessFile bytes = new RandomAccessFile(data.resolve("state.db").toFile(), "rw")) {
        bytes.seek(2L * PAGE_BYTES);
        bytes.write(new byte[4 * PAGE_BYTES]);
      }
      try (HeadroomProcess server = HeadroomProcess.serve(data, files)) {
        server.await("another page", SOON, () -> pages(pager, 0).size() == 2);
        assertThat(server.json("/api/v1/system").get("components").toString())
            .contains("the state database was damaged: kept as state.db.damaged-");
        assertThat(server.text()).contains("the state database is damaged");
        assertPrivate(data);
      }
    }
  }

  private static void assertPrivate(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      for (Path each : all.toList()) {
        String allowed = Files.isDirectory(each) ? "rwx------" : "rw-------";
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo(allowed);
      }
    }
  }

  @Thorough
  @Test
  void a_flood_of_new_series_ends_in_refusals_and_the_process_ends_when_asked() throws Exception {
    HeadroomProcess server =
        HeadroomProcess.launchWith(
            "-Xmx256m", "serve", "--port", "0", "--data", folder.resolve("data").toString());
    server.awaitUrl();
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int sender = i;
      senders.add(Thread.ofPlatform().start(() -> flood(server, sender)));
    }
    for (Thread each : senders) {
      each.join();
    }
    assertThat(server.text()).doesNotContain("OutOfMemoryError");
    assertThat(server.metric("headroom_metrics_rejected_total{reason=\"memory_limit\",}"))
        .isPositive();
    double limit = server.metric("headroom_metrics_bytes_limit");
    assertThat(server.metric("headroom_metrics_bytes")).isBetween(limit / 2, 1.25 * limit);
    assertThat(isReady(server)).isTrue();
    assertThat(server.terminate()).isZero();
  }

  private static void flood(HeadroomProcess server, int sender) {
    for (int round = 0; round < 3; round++) {
      StringBuilder points = new StringBuilder();
      for (int i = 0; i < 5_000; i++) {
        points
            .append(i == 0 ? "" : ",")
            .append("{\"timeUnixNano\":\"")
            .append(System.currentTimeMillis())
            .append(
                "000000\",\"asDouble\":1,\"attributes\":[{\"key\":\"id\",\"value\":{\"stringValue\":\"")
            .append(sender + "-" + round + "-" + i + "-with-a-name-of-some-length\"}}]}");
      }
      String body =
          "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[{\"name\":\"flood\",\"gauge\":{\"dataPoints\":["
              + points
              + "]}}]}]}]}";
      try {
        int status = server.post("/v1/metrics", "application/json", body).statusCode();
        assertThat(status).isIn(200, 400, 429, 503);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Thorough
  @Test
  void neither_slow_bodies_nor_heavy_questions_delay_a_page_or_an_honest_push() throws Exception {
    try (Pager pager = new Pager();
        HeadroomProcess server =
            HeadroomProcess.serve(folder.resolve("data"), files(pager, 2, APART))) {
      observe(server, 0, "0.1", 10);
      burns(server, 1);
      server.await("a first page", SOON, () -> pages(pager, 1).size() == 1);
      List<Socket> slow = slowBodies(server, 200);
      AtomicBoolean over = new AtomicBoolean();
      CountDownLatch asking = new CountDownLatch(40);
      for (int i = 0; i < 40; i++) {
        Thread.ofPlatform().daemon().start(() -> ask(server, over, asking));
      }
      asking.await();
      burns(server, 0);
      server.await("the page", PAGE_MAX, () -> pages(pager, 0).size() == 1);
      over.set(true);
      for (Socket each : slow) {
        each.close();
      }
    }
  }

  private static List<Socket> slowBodies(HeadroomProcess server, int count) throws IOException {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(server));
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/logs HTTP/1.1\r\nHost: localhost\r\n"
                      + "Content-Type: application/x-ndjson\r\nContent-Length: 16777216\r\n\r\n{")
                  .getBytes(StandardCharsets.US_ASCII));
      slow.add(socket);
    }
    return slow;
  }

  private static int port(HeadroomProcess server) {
    return Integer.parseInt(server.url().substring(server.url().lastIndexOf(':') + 1));
  }

  private static void ask(HeadroomProcess server, AtomicBoolean over, CountDownLatch asking) {
    String question =
        "/api/v1/percentiles?metric=pay_seconds&q=0.5,0.9,0.99,0.999&from=now-2d&step=10s";
    while (!over.get()) {
      try {
        server.get(question);
      } catch (IOException e) {
        over.set(true);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      asking.countDown();
    }
  }

  @Test
  void who_is_not_meant_is_turned_away() throws Exception {
    try (HeadroomProcess server = HeadroomProcess.serve(folder.resolve("data"))) {
      String json = "application/json";
      assertThat(
              server
                  .post("/api/v1/timings", json, PUSH, "Origin", "http://evil.example")
                  .statusCode())
          .isEqualTo(403);
      assertThat(reload(server, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
      assertThat(reload(server, "Origin", "null")).isEqualTo(403);
      assertThat(reload(server, "Origin", server.url())).isEqualTo(200);
      assertThat(server.post("/api/v1/timings", json, PUSH).statusCode()).isEqualTo(200);
      assertThat(firstLine(server, "evil.example")).contains(" 421 ");
      assertThat(firstLine(server, "LOCALHOST.:80")).contains(" 200 ");
    }
  }

  private static int reload(HeadroomProcess server, String header, String value)
      throws IOException, InterruptedException {
    return server.post("/-/reload", "text/plain", "", header, value).statusCode();
  }

  private static String firstLine(HeadroomProcess server, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(server))) {
      socket
          .getOutputStream()
          .write(
              "GET /-/healthy HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .findFirst()
          .orElse("");
    }
  }
}
