package dev.headroom.process;

import dev.headroom.notify.HeardPages.Heard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the post of an alert to the request in its receiver's hands, with 1,000 incidents open; then
 * the same while another receiver of the same pages accepts connections and never answers.
 */
class PageScaleBench {
  private static final int OPEN = 1_000;
  private static final int PAGES = 200;
  private static final int POSTED_AT_ONCE = 100;
  private static final Duration MAX = Duration.ofSeconds(120);

  @TempDir Path folder;
  private int alerts;

  @Test
  void alerts_to_webhook() throws Exception {
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
    Path home = Files.createDirectories(folder.resolve(what.replace(' ', '-')));
    try (HeadroomProcess server = serve(home, pager, beside)) {
      for (int open = 0; open < OPEN; open += POSTED_AT_ONCE) {
        post(server, POSTED_AT_ONCE);
      }
      int before = alerts - OPEN;
      server.await("that all are told", MAX, () -> pager.received().size() >= before + OPEN);
      double[] millis = new double[PAGES];
      for (int i = 0; i < PAGES; i++) {
        millis[i] = page(server, pager);
      }
      Arrays.sort(millis);
      Bench.say(
          "%s, %d open: median %.0f ms, p99 %.0f ms, worst of %d %.0f ms",
          what, OPEN, Bench.median(millis), millis[PAGES * 99 / 100 - 1], PAGES, millis[PAGES - 1]);
    }
  }

  private double page(HeadroomProcess server, Pager pager) throws Exception {
    String name = "host-" + alerts;
    long before = System.nanoTime();
    post(server, 1);
    int seen = alerts - 1;
    server.await("the page of " + name, MAX, () -> pager.received().size() > seen);
    Pager.Received arrived = pager.received().get(seen);
    if (!Heard.of("", arrived.body()).alert().equals(name)) {
      throw new AssertionError("not " + name + ": " + arrived.body());
    }
    return (arrived.atNanos() - before) / 1e6;
  }

  private void post(HeadroomProcess server, int count) throws IOException, InterruptedException {
    List<String> posts = new ArrayList<>();
    Instant now = Instant.now();
    for (int i = 0; i < count; i++) {
      posts.add(
          """
          {"labels": {"alertname": "Down", "severity": "critical", "instance": "host-%d"},
           "startsAt": "%s", "endsAt": "%s"}
          """
              .formatted(alerts++, now, now.plus(Duration.ofHours(12))));
    }
    int status = server.post("/api/v2/alerts", "application/json", posts.toString()).statusCode();
    if (status != 200) {
      throw new AssertionError(status);
    }
  }

  private static HeadroomProcess serve(Path home, Pager pager, String beside)
      throws IOException, InterruptedException {
    Path rules = Files.createDirectories(home.resolve("rules"));
    Path runbooks = Files.createDirectories(home.resolve("runbooks"));
    Path key = Files.writeString(home.resolve("key"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    Files.writeString(
        rules.resolve("routing.yaml"),
        """
        route: {receiver: pager, group_by: ['...']}
        receivers:
          - name: pager
            signed_webhook_configs: [{url: '%s/pager', secret: '${file:%s}'}]
        %s
        """
            .formatted(pager.url(), key, beside));
    return HeadroomProcess.serve(
        home.resolve("data"), "--rules", rules.toString(), "--runbooks", runbooks.toString());
  }
}
