package dev.headroom.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.TimelineEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A team with a first line, a second line and a lead, whose webhooks one receiver hears. */
abstract class EscalationStage {
  static final String LADDER =
      "escalation: [{after: 10m, receiver: second}, {after: 30m, receiver: lead}]";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  TestReceiver receiver;
  World world;

  @BeforeEach
  void start() throws Exception {
    receiver = TestReceiver.start();
    world = new World(folder);
    route(LADDER);
  }

  @AfterEach
  void stop() {
    world.close();
    receiver.close();
  }

  /**
   * Pages go to the first line.
   *
   * @param keys of its route
   */
  final void route(String keys) throws IOException {
    route(keys, "");
  }

  /**
   * The same.
   *
   * @param first keys of the first line itself
   */
  final void route(String keys, String first) throws IOException {
    world.route(
        """
        route:
          receiver: desk
          routes: [{matchers: [severity="page"], receiver: first, %s}]
        time_intervals:
          - name: nights
            time_intervals: [{times: [{start_time: '00:00', end_time: '04:00'}]}]
        receivers:
          - name: desk
          - {name: first, webhook_configs: [{url: '%s'}]%s}
          - {name: second, webhook_configs: [{url: '%s'}]}
          - {name: lead, webhook_configs: [{url: '%s'}]}
        """
            .formatted(
                keys,
                receiver.url("/first"),
                first,
                receiver.url("/second"),
                receiver.url("/lead")));
  }

  /** What came since this was last asked: {@code second firing inc-…-2}, without the id. */
  final List<String> told() {
    return receiver.take().stream().map(EscalationStage::words).toList();
  }

  private static String words(TestReceiver.Request request) {
    try {
      JsonNode body = JSON.readTree(request.body());
      String key =
          body.at("/groupKey").asText().replaceAll(".*incident=\"inc-[^\"-]*([^\"]*)\".*", "$1");
      return "%s %s %s"
          .formatted(request.path().substring(1), body.at("/status").asText(), key)
          .strip();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Time passes, and alerting looks. */
  final void pass(int minutes) {
    world.pass(Duration.ofMinutes(minutes));
    world.alerting.followMuting();
  }

  /** The lines that say who was told later. */
  final List<String> lines(String incident) throws IOException {
    Set<EntryKind> kinds = Set.of(EntryKind.ESCALATED, EntryKind.FAILED_OVER);
    return world.alerting.timeline(incident).stream()
        .filter(each -> kinds.contains(each.kind()))
        .map(TimelineEntry::description)
        .toList();
  }

  final void restart() throws IOException {
    world.stop();
    world.open();
  }
}
