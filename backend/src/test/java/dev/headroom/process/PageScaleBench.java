package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a page takes to its receiver with 1,000 incidents open, also while another receiver of
 * the same pages accepts connections and never answers; what reloads tell; and 10,000 alerts in one
 * group.
 */
class PageScaleBench {
  private static final int OPEN = 1_000;
  private static final int PAGES = Integer.getInteger("pages", 200);
  private static final int POSTED_AT_ONCE = 100;
  private static final int RELOADS = 10;
  private static final int GROUP = 10_000;
  private static final Duration MAX = Duration.ofMinutes(10);
  private static final Duration QUIET = Duration.ofSeconds(5);

  @TempDir Path folder;
  private int alerts;

  @Test
  void pages_of_single_alerts() throws Exception {
    try (Pager pager = new Pager();
        ServerSocket hanging = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress())) {
      measure("alone", pager, "");
      measure(
          "beside one that hangs",
          pager,
          "    webhook_configs: [{url: 'http://127.0.0.1:%d/'}]\n"
              .formatted(hanging.getLocalPort()));
    }
  }

  private void measure(String what, Pager pager, String beside) throws Exception {
    PagedFolder home =
        new PagedFolder(folder.resolve(what.replace(' ', '-')), pager, "group_by: ['...']", beside);
    try (HeadroomProcess server = home.serve()) {
      long began = System.nanoTime();
      for (int open = 0; open < OPEN; open += POSTED_AT_ONCE) {
        post(server, POSTED_AT_ONCE);
      }
      awaitAll(server, pager);
      Bench.say(
          "%s: %d posted by %d, the last of them told after %.1f s",
          what, OPEN, POSTED_AT_ONCE, (System.nanoTime() - began) / 1e9);
      pages(what, server, pager);
      reloads(what, server, pager);
    }
  }

  private void pages(String what, HeadroomProcess server, Pager pager) throws Exception {
    double cpu = Bench.cpuSeconds(server.pid());
    double[] fromPost = new double[PAGES];
    double[] fromStep = new double[PAGES];
    for (int i = 0; i < PAGES; i++) {
      long posted = System.nanoTime();
      post(server, 1);
      Pager.Received page = awaitAll(server, pager);
      fromPost[i] = (page.atNanos() - posted) / 1e6;
      fromStep[i] = fromStep(page);
    }
    cpu = Bench.cpuSeconds(server.pid()) - cpu;
    say(what + ", transition to first byte", fromStep);
    say(what + ", post to first byte", fromPost);
    Bench.say(
        "%s: %.0f ms of processor time for each page; load of the machine %s",
        what, cpu * 1_000 / PAGES, Files.readString(Path.of("/proc/loadavg")).strip());
  }

  /** Milliseconds from the moment of the step that it tells, by the clock on the wall. */
  private static double fromStep(Pager.Received page) throws IOException {
    JsonNode event = HeadroomProcess.JSON.readTree(page.body());
    Instant step = Instant.parse(event.get("timestamp").asText());
    Instant arrived = Instant.now().minusNanos(System.nanoTime() - page.atNanos());
    return Duration.between(step, arrived).toNanos() / 1e6;
  }

  private static void say(String what, double[] millis) {
    Arrays.sort(millis);
    Bench.say(
        "%s, %d open: median %.0f ms, p99 %.0f ms, worst of %d %.0f ms",
        what, OPEN, Bench.median(millis), millis[PAGES * 99 / 100 - 1], PAGES, millis[PAGES - 1]);
  }

  private void reloads(String what, HeadroomProcess server, Pager pager) throws Exception {
    int before = pager.received().size();
    for (int i = 0; i < RELOADS; i++) {
      assertThat(server.post("/-/reload", "application/json", "").statusCode()).isEqualTo(200);
    }
    Thread.sleep(QUIET);
    int told = pager.received().size() - before;
    Bench.say("%s: %d reloads told %d pages", what, RELOADS, told);
    assertThat(told).isZero();
  }

  @Test
  void a_group() throws Exception {
    try (Pager pager = new Pager()) {
      PagedFolder home =
          new PagedFolder(
              folder.resolve("group"), pager, "group_by: [alertname], group_wait: 30s", "");
      try (HeadroomProcess server = home.serve()) {
        post(server, POSTED_AT_ONCE);
        long before = Bench.peakMemoryMiB(server.pid());
        while (alerts < GROUP) {
          post(server, POSTED_AT_ONCE);
        }
        server.await("the page of the group", MAX, () -> !pager.received().isEmpty());
        Thread.sleep(QUIET);
        byte[] body = pager.received().getFirst().body().getBytes(StandardCharsets.UTF_8);
        Bench.say(
            "%d alerts in a group: %d requests, the first of %d KiB; at most %d MiB resident,"
                + " %d before",
            GROUP,
            pager.received().size(),
            body.length / 1024,
            Bench.peakMemoryMiB(server.pid()),
            before);
        assertThat(pager.received()).hasSize(1);
      }
    }
  }

  /** The newest page, when there is one for each alert that was posted. */
  private Pager.Received awaitAll(HeadroomProcess server, Pager pager) throws InterruptedException {
    server.await("that all are told", MAX, () -> pager.received().size() >= alerts);
    return pager.received().get(alerts - 1);
  }

  private void post(HeadroomProcess server, int count) throws Exception {
    int first = alerts;
    alerts += count;
    List<String> names = IntStream.range(first, alerts).mapToObj(each -> "host-" + each).toList();
    Instant now = Instant.now();
    PagedFolder.post(server, names, now, now.plus(Duration.ofHours(12)));
  }
}
