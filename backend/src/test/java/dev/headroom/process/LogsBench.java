package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged log records a second through {@code /api/v1/logs} in batches of 1,000. */
class LogsBench {
  private static final int CONNECTIONS = 4;
  private static final int RECORDS = 1_000;

  @TempDir Path folder;

  @Test
  void records_a_second() throws Exception {
    double[] rates = new double[Bench.runs()];
    for (int run = 0; run < Bench.runs(); run++) {
      try (HeadroomProcess server = HeadroomProcess.serve(folder.resolve("data" + run))) {
        AtomicLong acknowledged = new AtomicLong();
        double cpuBefore = Bench.cpuSeconds(server.pid());
        long deadline = System.nanoTime() + Bench.seconds() * 1_000_000_000L;
        List<Thread> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
          int seed = i;
          connections.add(
              Thread.ofPlatform().start(() -> push(server, seed, deadline, acknowledged)));
        }
        for (Thread connection : connections) {
          connection.join();
        }
        rates[run] = (double) acknowledged.get() / Bench.seconds();
        Bench.say(
            "logs: %.0f records/s acknowledged, %.1f CPU-s per million, peak %d MiB",
            rates[run],
            (Bench.cpuSeconds(server.pid()) - cpuBefore) / (acknowledged.get() / 1e6),
            Bench.peakMemoryMiB(server.pid()));
        assertThat(acknowledged.get()).isPositive();
      }
    }
    Bench.say("logs median: %.0f records/s", Bench.median(rates));
  }

  private static void push(
      HeadroomProcess server, int seed, long deadline, AtomicLong acknowledged) {
    Random random = Seed.fixed(seed);
    try {
      while (System.nanoTime() < deadline) {
        String body = batch(random);
        if (server.post("/api/v1/logs", "application/x-ndjson", body).statusCode() == 200) {
          acknowledged.addAndGet(RECORDS);
        }
      }
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String batch(Random random) {
    StringBuilder lines = new StringBuilder();
    long now = System.currentTimeMillis();
    for (int i = 0; i < RECORDS; i++) {
      lines
          .append("{\"time\":")
          .append(now)
          .append(",\"service\":\"checkout-")
          .append(random.nextInt(20))
          .append("\",\"severity\":\"")
          .append(random.nextInt(50) == 0 ? "ERROR" : "INFO")
          .append("\",\"body\":\"GET /api/v1/orders/")
          .append(random.nextInt(1_000_000))
          .append(" answered ")
          .append(random.nextInt(100) == 0 ? 500 : 200)
          .append(" in ")
          .append(random.nextInt(900))
          .append(" ms for customer ")
          .append(random.nextInt(200_000))
          .append("\",\"traceId\":\"")
          .append(String.format("%016x%016x", random.nextLong(), random.nextLong()))
          .append("\",\"attributes\":{\"http.route\":\"/api/v1/orders/{id}\",\"region\":\"eu-")
          .append(random.nextInt(4))
          .append("\"}}\n");
    }
    return lines.toString();
  }
}
