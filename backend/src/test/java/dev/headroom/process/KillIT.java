package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives kill -9 and is there exactly once. */
@Thorough
class KillIT {
  private static final int KILLS = 3;
  private static final int RECORDS_PER_PUSH = 20;

  @TempDir Path folder;

  @Test
  void acknowledged_samples_and_records_survive_kills_in_the_middle() throws Exception {
    Set<Long> samples = new ConcurrentSkipListSet<>();
    Set<Integer> pushes = new ConcurrentSkipListSet<>();
    long start = System.currentTimeMillis() - 3_600_000;
    int next = 0;
    for (int round = 0; round < KILLS; round++) {
      try (HeadroomProcess server = HeadroomProcess.serve(folder)) {
        next = pushUntilKilled(server, start, next, samples, pushes);
      }
    }
    assertThat(samples).hasSizeGreaterThan(20);
    try (HeadroomProcess server = HeadroomProcess.serve(folder)) {
      assertThat(storedSamples(server)).containsAll(samples);
      server.await(
          "every record once",
          Duration.ofSeconds(20),
          () -> pushes.stream().allMatch(push -> recordsOf(server, push) == RECORDS_PER_PUSH));
      for (int push : pushes) {
        assertThat(recordsOf(server, push)).as("push %s", push).isEqualTo(RECORDS_PER_PUSH);
      }
    }
  }

  private static int pushUntilKilled(
      HeadroomProcess server, long start, int from, Set<Long> samples, Set<Integer> pushes)
      throws InterruptedException {
    AtomicBoolean killed = new AtomicBoolean();
    Thread killer =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Thread.sleep(1_500);
                killed.set(true);
                server.kill();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    int at = from;
    while (!killed.get()) {
      at++;
      try {
        push(server, start, at, samples, pushes);
      } catch (IOException gone) {
        break;
      }
    }
    killer.join();
    return at;
  }

  private static void push(
      HeadroomProcess server, long start, int at, Set<Long> samples, Set<Integer> pushes)
      throws IOException, InterruptedException {
    long time = start + at * 1_000L;
    byte[] body = Wire.remoteWrite(time, at, "__name__", "ledger", "job", "kill");
    if (server
            .post("/api/v1/write", "application/x-protobuf", body, "Content-Encoding", "snappy")
            .statusCode()
        == 204) {
      samples.add(time);
    }
    String line =
        "{\"service\":\"ledger\",\"severity\":\"INFO\",\"body\":\"entry push" + at + "\"}\n";
    if (server
            .post("/api/v1/logs", "application/x-ndjson", line.repeat(RECORDS_PER_PUSH))
            .statusCode()
        == 200) {
      pushes.add(at);
    }
  }

  private static Set<Long> storedSamples(HeadroomProcess server) throws Exception {
    Set<Long> times = new TreeSet<>();
    JsonNode series = server.json("/api/v1/samples?match=ledger&from=now-2h&to=now").get("series");
    series.get(0).get("samples").forEach(sample -> times.add(sample.get(0).asLong()));
    return times;
  }

  private static long recordsOf(HeadroomProcess server, int push) {
    try {
      return server.json("/api/v1/logs?limit=1000&query=push" + push).get("records").size();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
