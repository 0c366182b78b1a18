package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A full disk: nothing is acknowledged that is not durable, and it recovers by itself. Needs root
 * for a small file system of its own and fails without.
 */
class DiskFullIT {
  private static final String BODY =
      "{\"series\":[{\"name\":\"pay_seconds\",\"unit\":\"ms\",\"values\":[1,2,3]}]}";

  @TempDir Path folder;
  private Path disk = Path.of("");

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString());
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  @Test
  void no_acknowledgement_while_full_and_none_lost_afterwards() throws Exception {
    try (HeadroomProcess server = HeadroomProcess.serve(disk.resolve("data"))) {
      long acknowledged = push(server, 20);
      assertThat(acknowledged).isEqualTo(20);
      Path filler = fill();
      server.await("refused with 503 or 429", Duration.ofSeconds(20), () -> push(server, 1) == 0);
      HttpResponse<String> refused = server.post("/api/v1/timings", "application/json", BODY);
      assertThat(refused.statusCode()).isIn(429, 503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(server.get("/api/v1/slos").statusCode()).isEqualTo(200);
      Files.delete(filler);
      server.await("taken again", Duration.ofSeconds(20), () -> push(server, 1) == 1);
      acknowledged += 1;
      long count = count(server);
      assertThat(count).isGreaterThanOrEqualTo(3 * acknowledged);
      server.kill();
    }
    try (HeadroomProcess server = HeadroomProcess.serve(disk.resolve("data"))) {
      assertThat(count(server)).isGreaterThanOrEqualTo(3 * 21);
    }
  }

  private static long push(HeadroomProcess server, int times) {
    long acknowledged = 0;
    for (int i = 0; i < times; i++) {
      try {
        acknowledged +=
            server.post("/api/v1/timings", "application/json", BODY).statusCode() == 200 ? 1 : 0;
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return acknowledged;
  }

  private static long count(HeadroomProcess server) throws Exception {
    return server
        .json("/api/v1/percentiles?metric=pay_seconds&from=now-3h")
        .get("points")
        .get(0)
        .get("count")
        .asLong();
  }

  private Path fill() throws IOException {
    Path filler = disk.resolve("filler");
    FileStore store = Files.getFileStore(disk);
    byte[] block = new byte[1 << 16];
    try (var out = Files.newOutputStream(filler)) {
      while (store.getUsableSpace() > 0) {
        out.write(block, 0, (int) Math.min(block.length, store.getUsableSpace()));
      }
    }
    return filler;
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(String.join(" ", command) + " (needs root): " + said);
    }
  }
}
