package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Seed;
import dev.headroom.Thoroughness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo as a person sees it, in a real browser: break something, read the page and its runbook,
 * acknowledge, mend it. The steps are in {@code web-ui/e2e}.
 */
class StoryIT {
  private static final int MINUTES_MAX = 10;

  @RegisterExtension static final Seed SEED = new Seed();

  @TempDir Path folder;

  @Test
  void the_demo_plays_through_in_a_browser() throws Exception {
    try (HeadroomProcess demo = HeadroomProcess.launch("demo", "--port", "0")) {
      demo.awaitUrl();
      demo.await(
          "the fleet has told its past and lives now",
          Duration.ofMinutes(3),
          () -> oldestAgeSeconds(demo) < 5);
      Path said = folder.resolve("playwright.txt");
      int exitCode = playwright(demo.url(), said);
      assertThat(exitCode).as(Files.readString(said)).isZero();
    }
  }

  private static double oldestAgeSeconds(HeadroomProcess demo) {
    try {
      double oldest = 0;
      for (JsonNode slo : demo.json("/api/v1/slos").get("slos")) {
        oldest = Math.max(oldest, slo.get("freshness").get("ageSeconds").asDouble(1e9));
      }
      return oldest;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int playwright(String url, Path said) throws IOException, InterruptedException {
    Path webUi = Path.of(System.getProperty("headroom.home"), "web-ui");
    ProcessBuilder browser =
        new ProcessBuilder(
                List.of(
                    System.getProperty("headroom.node"),
                    webUi.resolve("node_modules/@playwright/test/cli.js").toString(),
                    "test",
                    "--config",
                    "e2e/playwright.config.ts"))
            .directory(webUi.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    browser.environment().put("HEADROOM_URL", url);
    Thoroughness.of(OptionalLong.of(SEED.value()), OptionalLong.empty())
        .ifPresent(seed -> browser.environment().put("HEADROOM_SEED", Long.toString(seed)));
    Process process = browser.start();
    if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(
          "the browser tests took longer than %d minutes:\n%s"
              .formatted(MINUTES_MAX, Files.readString(said)));
    }
    return process.exitValue();
  }
}
