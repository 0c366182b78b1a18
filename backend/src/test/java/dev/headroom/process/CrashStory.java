package dev.headroom.process;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.headroom.notify.HeardPages;
import dev.headroom.notify.HeardPages.Heard;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Alerts that fire and end one after the other, posted to a process that is killed again and again.
 * Who posts does as Prometheus does: what was not answered is posted again. An alert ends only
 * after somebody was told that it began.
 */
final class CrashStory implements AutoCloseable {
  private static final Duration MAX = Duration.ofMinutes(2);
  private static final int AT_ONCE = 5;

  private final Path folder;
  private final Random random;
  private final Pager pager = new Pager();
  private final HeardPages heard = new HeardPages();
  private final Set<String> begun = new TreeSet<>();
  private final Set<String> ended = new TreeSet<>();
  private final Deque<String> standing = new ArrayDeque<>();
  private final List<String> unanswered = new ArrayList<>();
  private final Instant since = Instant.now();
  private int read;
  private int alerts;
  private int kills;

  CrashStory(Path folder, Random random) throws IOException {
    this.folder = folder;
    this.random = random;
    Files.createDirectories(folder.resolve("rules"));
    Files.createDirectories(folder.resolve("runbooks"));
    Path key = folder.resolve("key");
    Files.writeString(key, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    Files.writeString(
        folder.resolve("rules").resolve("routing.yaml"),
        """
        route: {receiver: pager, group_by: ['...']}
        receivers:
          - name: pager
            signed_webhook_configs:
              - {url: '%s/pager', secret: '${file:%s}'}
        """
            .formatted(pager.url(), key));
  }

  /** Starts it anew over the same files. */
  HeadroomProcess serve() throws IOException, InterruptedException {
    return HeadroomProcess.serve(
        folder.resolve("data"),
        "--rules",
        folder.resolve("rules").toString(),
        "--runbooks",
        folder.resolve("runbooks").toString());
  }

  /** So many alerts fire, and somebody is told of each. */
  void begin(HeadroomProcess server, int count) throws IOException, InterruptedException {
    for (int left = count; left > 0; left -= AT_ONCE * 20) {
      fire(server, Math.min(left, AT_ONCE * 20));
    }
    server.await("that all are told", MAX, () -> told(begun));
  }

  /** Alerts fire and end until the process is killed, at a moment of chance. */
  void untilKilled(HeadroomProcess server) throws InterruptedException {
    long after = random.nextInt(1_200);
    Thread killer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Thread.sleep(after);
                server.kill();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      while (killer.isAlive()) {
        fire(server, 1 + random.nextInt(AT_ONCE));
        end(server, 1 + random.nextInt(AT_ONCE));
        Thread.sleep(random.nextInt(40));
      }
    } catch (IOException gone) {
      // It is dead; what was not answered is posted to the next one.
    }
    killer.join();
    kills++;
  }

  /** All ends, and it is told of. */
  void finish(HeadroomProcess server) throws IOException, InterruptedException {
    server.await("that all beginnings are told", MAX, () -> told(begun));
    while (!standing.isEmpty()) {
      end(server, 100);
    }
    server.await("that all ends are told", MAX, this::allEndsTold);
  }

  private boolean told(Set<String> wanted) {
    hear();
    return wanted.stream().allMatch(heard::isOpened);
  }

  private boolean allEndsTold() {
    hear();
    return ended.stream().allMatch(heard::isResolved);
  }

  HeardPages.Faults faults() {
    hear();
    return heard.against(begun, ended);
  }

  int kills() {
    return kills;
  }

  int alerts() {
    return begun.size();
  }

  int requests() {
    return pager.received().size();
  }

  private void hear() {
    List<Pager.Received> all = pager.received();
    for (; read < all.size(); read++) {
      HttpHeaders headers = all.get(read).headers();
      heard.add(Heard.of(headers.firstValue("webhook-id").orElseThrow(), all.get(read).body()));
    }
  }

  private void fire(HeadroomProcess server, int count) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      unanswered.add("host-" + alerts++);
    }
    post(server, unanswered, Instant.now().plus(Duration.ofHours(12)));
    begun.addAll(unanswered);
    standing.addAll(unanswered);
    unanswered.clear();
  }

  /** The oldest of which somebody was told. */
  private void end(HeadroomProcess server, int count) throws IOException, InterruptedException {
    hear();
    List<String> names = standing.stream().filter(heard::isOpened).limit(count).toList();
    if (!names.isEmpty()) {
      post(server, names, Instant.now());
      ended.addAll(names);
      standing.removeAll(names);
    }
  }

  private void post(HeadroomProcess server, List<String> names, Instant end)
      throws IOException, InterruptedException {
    ArrayNode posts = HeadroomProcess.JSON.createArrayNode();
    for (String name : names) {
      var alert = posts.addObject();
      alert
          .putObject("labels")
          .put("alertname", "Down")
          .put("severity", "critical")
          .put("instance", name);
      alert.put("startsAt", since.toString());
      alert.put("endsAt", end.toString());
    }
    var answer = server.post("/api/v2/alerts", "application/json", posts.toString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  @Override
  public void close() {
    pager.close();
  }
}
