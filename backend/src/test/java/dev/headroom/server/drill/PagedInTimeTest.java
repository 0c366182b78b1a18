package dev.headroom.server.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.config.Config;
import dev.headroom.config.Config.Listen;
import dev.headroom.drill.record.PageOutcome;
import dev.headroom.notify.World;
import dev.headroom.server.wiring.FatalErrorHandler;
import dev.headroom.server.wiring.Server;
import dev.headroom.server.wiring.Server.Clocks;
import dev.headroom.server.wiring.Server.DemoHooks;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.objective.SloConfig;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise that the document of drills shows, over a whole server and its own port. */
class PagedInTimeTest {
  private static final Pattern PROMISE =
      Pattern.compile("(?ms)^```yaml\\n(apiVersion: .*?name: paged-in-time.*?)^```");

  @TempDir Path folder;
  private Config config = Config.defaults();

  @BeforeEach
  void write() throws IOException {
    Matcher promise = PROMISE.matcher(Files.readString(Path.of("docs/drills.md")));
    assertThat(promise.find()).isTrue();
    Path slos = Files.createDirectories(folder.resolve("alert-rules/slos"));
    Files.writeString(slos.resolve("paged.yaml"), promise.group(1));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      config =
          Config.defaults()
              .with(
                  Listen.defaults().at("127.0.0.1", free.getLocalPort(), false),
                  folder.resolve("data"))
              .with(folder.resolve("alert-rules"), folder.resolve("runbooks"));
    }
  }

  private Server start() throws IOException {
    return Server.start(
        config,
        DemoHooks.NONE,
        (position, end) -> {},
        new FatalErrorHandler(() -> {}),
        new Clocks(InstantSource.system(), System::nanoTime));
  }

  private DrillWay way(World world) {
    return new DrillWay(
        new Objectives(SloConfig.defaults(), new CollectorRegistry()),
        _ -> Optional.empty(),
        world.outbox,
        config.listen().reachedFromHere(),
        System::nanoTime);
  }

  private JsonNode promise() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create(config.listen().url() + "/api/v1/slos/paged-in-time");
      return new ObjectMapper()
          .readTree(
              client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body());
    }
  }

  @Test
  void eachDrillIsOneEventHoweverOftenItIsPushedAlsoAcrossARestart() throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    PageOutcome late = new PageOutcome("late", "checkout", "checkout-up", "", false, now);
    try (World world = new World(Files.createDirectory(folder.resolve("world")));
        DrillWay way = way(world)) {
      try (Server _ = start()) {
        for (int i = 0; i < 9; i++) {
          way.pushOutcome(
              new PageOutcome("in-time-" + i, "checkout", "checkout-up", "weekly", true, now));
        }
        way.pushOutcome(late);
        way.pushOutcome(late);
        assertCounted(promise());
      }
      try (Server _ = start()) {
        way.pushOutcome(late);
        assertCounted(promise());
      }
    }
  }

  private static void assertCounted(JsonNode promise) {
    assertThat(promise.get("good").asInt()).isEqualTo(9);
    assertThat(promise.get("bad").asInt()).isEqualTo(1);
    assertThat(promise.get("unmeasured").asInt()).isZero();
    assertThat(promise.get("sli").asDouble()).isEqualTo(0.9);
    assertThat(promise.at("/budget/remaining").asDouble()).isZero();
  }
}
