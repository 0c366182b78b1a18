package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Thorough;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log that has no room for the record of what is counted: a reload is refused, a start goes on
 * with what was counted and catches up by itself.
 */
class PromiseDiskFullIT {
  private static final String FIRST = "/api/v1/slos/pay-0-latency";
  private static final String SECOND = "/api/v1/slos/pay-1-latency";

  /** Less than a twentieth of the file system, which the log leaves to the other stores. */
  private static final long LEFT_BYTES = 8L << 20;

  @TempDir Path folder;
  private SmallDisk disk = new SmallDisk(Path.of(""));
  private Path rules = Path.of("");

  @BeforeEach
  void prepare() throws Exception {
    disk = SmallDisk.mount(folder.resolve("disk"), "400m");
    rules =
        PayFiles.rules(folder, "http://127.0.0.1:9", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", 1);
  }

  @AfterEach
  void unmount() throws Exception {
    disk.close();
  }

  private HeadroomProcess serve() throws Exception {
    return HeadroomProcess.serve(disk.path("data"), "--rules", rules.toString());
  }

  private void addSecond() throws IOException {
    PayFiles.rules(folder, "http://127.0.0.1:9", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", 2);
  }

  private static int push(HeadroomProcess server, String service) {
    try {
      return server
          .post(
              "/api/v1/timings",
              "application/json",
              "{\"series\":[{\"name\":\"pay_seconds\",\"labels\":{\"service\":\""
                  + service
                  + "\"},\"unit\":\"ms\",\"values\":[20]}]}")
          .statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_reload_is_refused_and_the_old_rules_stay() throws Exception {
    try (HeadroomProcess server = serve()) {
      assertThat(push(server, "pay-0")).isEqualTo(200);
      disk.fill(LEFT_BYTES);
      server.await("refused", Duration.ofSeconds(20), () -> push(server, "pay-0") == 503);
      addSecond();

      HttpResponse<String> refused = server.post("/-/reload", "text/plain", "");

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("nothing was changed").contains("disk");
      assertThat(server.json("/api/v1/slos").get("slos")).hasSize(1);
      disk.empty();
      server.await("taken again", Duration.ofSeconds(20), () -> push(server, "pay-0") == 200);
      assertThat(server.post("/-/reload", "text/plain", "").statusCode()).isEqualTo(200);
      assertThat(push(server, "pay-1")).isEqualTo(200);
      assertThat(server.json(SECOND).get("good").asLong()).isEqualTo(1);
    }
  }

  @Thorough
  @Test
  void a_start_goes_on_with_what_was_counted() throws Exception {
    long before;
    try (HeadroomProcess server = serve()) {
      assertThat(push(server, "pay-0")).isEqualTo(200);
      before = server.json(FIRST).get("good").asLong();
      assertThat(server.terminate()).isZero();
    }
    disk.fill(LEFT_BYTES);
    addSecond();
    try (HeadroomProcess server = serve()) {
      assertThat(server.json(FIRST).get("good").asLong()).isEqualTo(before);
      JsonNode second = server.json(SECOND);
      assertThat(second.get("countingSince").isNull()).isTrue();
      HttpResponse<String> ready = server.get("/-/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("promises", "not counted yet").doesNotContain("Exception");

      disk.empty();
      server.await(
          "counted", Duration.ofSeconds(30), () -> isReady(server) && push(server, "pay-1") == 200);
      assertThat(server.json(SECOND).get("countingSince").isNull()).isFalse();
      assertThat(server.json(SECOND).get("good").asLong()).isEqualTo(1);
    }
  }

  private static boolean isReady(HeadroomProcess server) {
    try {
      return server.get("/-/ready").statusCode() == 200;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
