package dev.headroom.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.outside.PostedAlert;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Alerts that others post, one webhook that hears of them, and time that the test lets pass. */
abstract class PostedAlertsStage {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  TestReceiver receiver;
  World world;

  /** When alerts say that they began to fire. */
  Instant began = Instant.EPOCH;

  @BeforeEach
  void start() throws Exception {
    receiver = TestReceiver.start();
    world = new World(folder);
    began = world.clock.instant();
    route("group_by: ['...']", "");
  }

  @AfterEach
  void stop() {
    world.close();
    receiver.close();
  }

  /**
   * Everything goes to one webhook.
   *
   * @param keys of the route
   * @param entry further keys of the webhook, a comma before each
   */
  final void route(String keys, String entry) throws IOException {
    route(
        """
        route: {receiver: pager, %s}
        receivers: [{name: pager, webhook_configs: [{url: '%s'%s}]}]
        """
            .formatted(keys, receiver.url("/"), entry));
  }

  final void route(String yaml) throws IOException {
    world.route(yaml);
    world.outside.route(world.routing());
  }

  final void restart() throws IOException {
    world.stop();
    world.open();
    world.outside.route(world.routing());
  }

  static String[] hosts(int count) {
    return IntStream.range(0, count).mapToObj(each -> "host-" + each).toArray(String[]::new);
  }

  final void fire(String... instances) throws IOException {
    post(world.clock.instant().plus(Duration.ofDays(1)), instances);
  }

  final void end(String... instances) throws IOException {
    post(world.clock.instant(), instances);
  }

  private void post(Instant end, String... instances) throws IOException {
    List<PostedAlert> posts = new ArrayList<>();
    for (String each : instances) {
      posts.add(
          new PostedAlert(
              Map.of("alertname", "Down", "severity", "critical", "instance", each),
              Map.of(),
              Optional.of(began),
              Optional.of(end),
              ""));
    }
    world.outside.post(posts);
  }

  /** A second passes, and alerting looks. */
  final void evaluate() {
    evaluate(Duration.ofSeconds(1));
  }

  final void evaluate(Duration step) {
    world.pass(step);
    world.alerting.onRounds(world.outside.rounds(world.clock.instant()));
  }

  /** Time passes, and alerting looks each second. */
  final void pass(Duration time) {
    pass(time, Duration.ofSeconds(1));
  }

  final void pass(Duration time, Duration step) {
    Instant end = world.clock.instant().plus(time);
    while (world.clock.instant().isBefore(end)) {
      evaluate(step);
    }
  }

  /** What came, each message one text: {@code firing a, resolved b}. */
  final List<String> told() throws IOException {
    List<String> told = new ArrayList<>();
    for (TestReceiver.Request request : receiver.take()) {
      told.add(words(request));
    }
    return told;
  }

  static String words(TestReceiver.Request request) throws IOException {
    List<String> alerts = new ArrayList<>();
    for (JsonNode each : JSON.readTree(request.body()).get("alerts")) {
      alerts.add(each.get("status").asText() + " " + each.at("/labels/instance").asText());
    }
    return String.join(", ", alerts);
  }
}
