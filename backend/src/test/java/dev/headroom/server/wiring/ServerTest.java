package dev.headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.config.Config;
import dev.headroom.config.Config.Listen;
import dev.headroom.config.InvalidFiles;
import dev.headroom.disk.DataDirectory;
import dev.headroom.disk.DataDirectory.DataDirectoryInUse;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import dev.headroom.server.wiring.Server.Clocks;
import dev.headroom.server.wiring.Server.DemoHooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server in this process: it starts, answers, or leaves nothing behind. */
class ServerTest {
  @TempDir private Path folder;
  private final AtomicInteger ended = new AtomicInteger();
  private final FatalErrorHandler fatal = new FatalErrorHandler(ended::incrementAndGet);
  private Config config = Config.defaults();

  @BeforeEach
  void configure() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Listen listen = Listen.defaults().at("127.0.0.1", free.getLocalPort(), false);
      config =
          Config.defaults()
              .with(listen, folder.resolve("data"))
              .with(folder.resolve("alert-rules"), folder.resolve("runbooks"));
    }
  }

  private Server start() throws IOException {
    return start(DemoHooks.NONE);
  }

  private Server start(DemoHooks hooks) throws IOException {
    return Server.start(
        config,
        hooks,
        (position, end) -> {},
        fatal,
        new Clocks(InstantSource.system(), System::nanoTime));
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(config.listen().url() + path))
              .timeout(Duration.ofSeconds(30))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private void assertNothingIsLeft() throws IOException {
    DataDirectory.lock(config.data()).close();
    try (ServerSocket port =
        new ServerSocket(config.listen().port(), 1, InetAddress.getLoopbackAddress())) {
      assertThat(port.isBound()).isTrue();
    }
    assertThat(ended).hasValue(0);
  }

  @Test
  void it_answers_from_the_moment_it_is_started_until_it_is_closed() throws Exception {
    try (Server server = start()) {
      assertThat(get("/-/ready").body()).isEqualTo("OK\n");
      assertThat(server.newestSample()).isEmpty();
    }
    assertThatThrownBy(() -> get("/-/ready")).isInstanceOf(IOException.class);
    assertNothingIsLeft();
  }

  @Test
  void every_limit_is_told_by_the_room_that_has_it() throws Exception {
    try (Server _ = start()) {
      JsonNode system = new ObjectMapper().readTree(get("/api/v1/system").body());
      List<String> told = new ArrayList<>();
      for (JsonNode each : system.get("usage")) {
        told.add(
            "%s, %s, %s"
                .formatted(
                    each.get("name").asText(),
                    each.get("title").asText(),
                    each.get("unit").asText()));
        assertThat(each.get("used").asDouble()).as("%s", each).isNotNegative();
        assertThat(each.get("limit").asDouble()).as("%s", each).isPositive();
      }
      assertThat(told)
          .containsExactlyInAnyOrder(
              "disk, Disk of the data, By",
              "bodies, Bodies being read, By",
              "wal_queue, Waiting for the log, By",
              "metrics_queue, Waiting for metrics, By",
              "logs_queue, Waiting for log search, By",
              "batch_keys, Batch keys remembered, 1",
              "series, Series, 1",
              "distribution_series, Distribution series, 1",
              "metrics_memory, Memory for metrics, By",
              "logs_disk, Logs on disk, By",
              "log_searches, Log searches at work, 1",
              "log_searches_waiting, Log searches waiting, 1",
              "changes, Changes kept, 1",
              "silences, Silences, 1",
              "watchers, Open live streams, 1",
              "outside_alerts, Alerts of others, 1",
              "outside_bytes, Texts of alerts of others, By",
              "heartbeats, Heartbeats, 1",
              "drill_schedules, Scheduled drills, 1",
              "beat_targets, Those who watch us, 1",
              "rule_versions, Versions of the rules, 1",
              "rule_decisions, Decisions on versions of the rules, 1",
              "rule_version_bytes, Texts of versions of the rules, By");
    }
  }

  @Test
  void the_routes_that_are_shown_are_those_in_force() throws Exception {
    Receiver pager = new Receiver("pager", List.of());
    DemoHooks rerouted =
        new DemoHooks(
            written -> Routing.to(pager, written.times()), Optional.empty(), "http://127.0.0.1:1");
    try (Server _ = start(rerouted)) {
      JsonNode routes = new ObjectMapper().readTree(get("/api/v1/routes").body());
      assertThat(routes.at("/routes/0/receiver").asText()).isEqualTo("pager");
      assertThat(routes.at("/taken/0/receiver").asText()).isEqualTo("pager");
    }
  }

  @Test
  void a_port_that_is_taken_leaves_nothing_open() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(config.listen().port(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(this::start)
          .isInstanceOf(IOException.class)
          .hasMessage("127.0.0.1:" + taken.getLocalPort() + " is taken by another process");
    }
    assertNothingIsLeft();
  }

  @Test
  void bad_rules_leave_nothing_open() throws Exception {
    Files.createDirectories(folder.resolve("alert-rules"));
    Files.writeString(folder.resolve("alert-rules/services.yaml"), "services: []\nnosuchkey: 1\n");
    assertThatThrownBy(this::start).isInstanceOf(InvalidFiles.class).hasMessage("1 problem");
    assertNothingIsLeft();
  }

  @Test
  void data_that_another_server_has_stays_with_it() throws Exception {
    try (DataDirectory _ = DataDirectory.lock(config.data())) {
      assertThatThrownBy(this::start).isInstanceOf(DataDirectoryInUse.class);
    }
    assertNothingIsLeft();
  }

  @Test
  void a_data_directory_that_is_a_file_is_refused() throws Exception {
    Files.writeString(folder.resolve("data"), "a");
    assertThatThrownBy(this::start).isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
  }
}
