package dev.headroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.outside.OutsideAlerts.PostedAlert;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How others are on record to have lost, repeated or delayed pages, played against our parts.
 * Numbers are those of Alertmanager's tracker where no other project is named. Of duplicates after
 * a crash there is {@code PageCrashFaultTest}, of servers that break off after the data (4006)
 * {@code EmailTest}.
 */
class FailureModesOnRecordTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration INTERVAL = Duration.ofMinutes(5);

  @TempDir Path folder;
  private TestReceiver receiver;
  private World world;
  private Instant began;

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

  private void route(String keys, String entry) throws IOException {
    world.route(
        """
        route: {receiver: pager, %s}
        receivers: [{name: pager, webhook_configs: [{url: '%s'%s}]}]
        """
            .formatted(keys, receiver.url("/"), entry));
    world.outside.route(world.routing());
  }

  private void restart() throws IOException {
    world.stop();
    world.open();
    world.outside.route(world.routing());
  }

  private void fire(String... instances) throws IOException {
    post(world.clock.instant().plus(Duration.ofDays(1)), instances);
  }

  private void end(String... instances) throws IOException {
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

  private void evaluate() {
    world.pass(Duration.ofSeconds(1));
    world.alerting.onRounds(world.outside.rounds(world.clock.instant()));
  }

  private void pass(Duration time) {
    Instant end = world.clock.instant().plus(time);
    while (world.clock.instant().isBefore(end)) {
      evaluate();
    }
  }

  /** What came, each message one text: {@code firing a, resolved b}. */
  private List<String> told() throws IOException {
    List<String> told = new ArrayList<>();
    for (TestReceiver.Request request : receiver.take()) {
      told.add(words(request));
    }
    return told;
  }

  private static String words(TestReceiver.Request request) throws IOException {
    List<String> alerts = new ArrayList<>();
    for (JsonNode each : JSON.readTree(request.body()).get("alerts")) {
      alerts.add(each.get("status").asText() + " " + each.at("/labels/instance").asText());
    }
    return String.join(", ", alerts);
  }

  /** 2370, 889; grafana 68162: what was taken lived in memory alone. */
  @Test
  void whatWasTakenBeforeARestartIsToldAfterIt() throws Exception {
    fire("a");
    restart();
    evaluate();
    assertThat(told()).containsExactly("firing a");
    end("a");
    restart();
    evaluate();
    assertThat(told()).containsExactly("resolved a");
  }

  /** 4108, 3865, 2222, 1550, 4152: duplicates, worst while the receiver recovers from 5xx. */
  @Test
  void aReceiverThatRecoversHasOnePageUnderOneKey() throws Exception {
    receiver.then(TestReceiver.status(503));
    receiver.then(TestReceiver.status(500));
    receiver.then(TestReceiver.status(502));
    fire("a");
    pass(Duration.ofMinutes(10));
    List<TestReceiver.Request> tries = receiver.take();
    assertThat(tries).hasSize(4);
    assertThat(tries.stream().map(TestReceiver.Request::body).distinct()).hasSize(1);
    restart();
    pass(Duration.ofMinutes(10));
    assertThat(told()).isEmpty();
  }

  /** 3407, 2492, 3410, 3037: a reload began the timers of groups anew. */
  @Test
  void aReloadTellsNeitherEarlyNorLateNorAgain() throws Exception {
    String keys = "group_by: [alertname], group_wait: 30s";
    route(keys, "");
    began = world.clock.instant();
    fire("a");
    pass(Duration.ofSeconds(15));
    route(keys, "");
    fire("b");
    pass(Duration.ofSeconds(13));
    assertThat(told()).isEmpty();
    pass(Duration.ofSeconds(4));
    assertThat(told()).containsExactly("firing a, firing b");
    route(keys, "");
    pass(Duration.ofMinutes(20));
    assertThat(told()).isEmpty();
  }

  /** 2048, 3826: an alert that fired again while its end was told was deleted from its group. */
  @Test
  void whatFiresAgainWhileItsEndIsToldIsTold() throws Exception {
    route("group_by: [alertname]", "");
    fire("a", "b");
    evaluate();
    assertThat(told()).containsExactly("firing a, firing b");
    end("a");
    receiver.then(exchange -> {
      began = world.clock.instant();
      fire("a");
      exchange.sendResponseHeaders(200, -1);
    });
    pass(INTERVAL.plusSeconds(5));
    assertThat(told()).hasSize(1).first().asString().contains("resolved a");
    pass(INTERVAL.plusSeconds(5));
    assertThat(told()).hasSize(1).first().asString().contains("firing a");
  }

  /** 2510: ends were told to whoever does not want them. */
  @Test
  void whoDoesNotWantEndsIsToldNone() throws Exception {
    route("group_by: ['...']", ", send_resolved: false");
    fire("a");
    evaluate();
    end("a");
    pass(Duration.ofMinutes(20));
    assertThat(told()).containsExactly("firing a");
  }

  /** 3329, 1986: in a group that lasts, an end was told again with each message. */
  @Test
  void anEndInALongGroupIsToldOnce() throws Exception {
    route("group_by: [alertname]", "");
    fire("a", "b", "c");
    evaluate();
    end("a");
    pass(INTERVAL.plusSeconds(5));
    fire("d");
    pass(INTERVAL.plusSeconds(5));
    end("b");
    pass(INTERVAL.plusSeconds(5));
    List<String> told = told();
    assertThat(told).hasSize(4);
    assertThat(told.stream().filter(each -> each.contains("resolved a"))).hasSize(1);
    assertThat(told.stream().filter(each -> each.contains("resolved b"))).hasSize(1);
  }

  /** 815: an alert stayed active after its end. */
  @Test
  void whatIsOverIsActiveNowhere() throws Exception {
    fire("a");
    evaluate();
    Incident incident = world.alerting.unresolved().getFirst();
    end("a");
    evaluate();
    assertThat(world.alerting.unresolved()).isEmpty();
    assertThat(world.alerting.firing(incident.subject())).isEmpty();
  }

  /** 2121, 2111, 3189; SigNoz 12891: a 429 lost the page or made it late. */
  @Test
  void whoIsToldToWaitWaitsAndPages() throws Exception {
    receiver.then(TestReceiver.status(429, "Retry-After", "20"));
    receiver.then(TestReceiver.status(429));
    fire("a");
    pass(Duration.ofSeconds(15));
    assertThat(told()).hasSize(1);
    pass(Duration.ofMinutes(3));
    assertThat(told()).hasSize(2);
    pass(Duration.ofMinutes(10));
    assertThat(told()).isEmpty();
  }

  /** 3457: a silence that had expired came back. */
  @Test
  void aSilenceThatHasExpiredHidesNothingAfterARestart() throws Exception {
    Instant now = world.clock.instant();
    world.silences.make(
        new SilenceRequest(
            Optional.empty(),
            List.of(new Matcher("alertname", Operator.EQUAL, "Down")),
            "dana",
            "maintenance",
            Optional.of(now),
            now.plus(Duration.ofMinutes(5)),
            false));
    fire("a");
    pass(Duration.ofMinutes(1));
    assertThat(told()).isEmpty();
    pass(Duration.ofMinutes(5));
    assertThat(told()).containsExactly("firing a");
    restart();
    fire("b");
    evaluate();
    assertThat(told()).containsExactly("firing b");
  }

  /** An alert that lost more than a hundred races for a new group was dropped by design. */
  @Test
  void hundredsThatBeginAGroupAtOnceAreAllInIt() throws Exception {
    route("group_by: [alertname]", "");
    int alerts = 300;
    try (ExecutorService senders = Executors.newFixedThreadPool(32)) {
      for (int i = 0; i < alerts; i++) {
        String instance = "host-" + i;
        senders.execute(() -> {
          try {
            fire(instance);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
      }
    }
    evaluate();
    assertThat(told()).hasSize(1).first().asString().contains("firing host-0");
    assertThat(world.alerting.unresolved()).hasSize(1);
    assertThat(world.alerting.unresolved().getFirst().group().orElseThrow().firing())
        .hasSize(alerts);
  }

  /** prometheus 7676, 15985: one receiver that was dead filled the queue of all. */
  @Test
  void oneThatIsDeadTakesNothingFromTheOthers() throws Exception {
    int dead;
    try (TestReceiver gone = TestReceiver.start()) {
      dead = gone.port();
    }
    world.route(
        """
        route: {receiver: both, group_by: ['...']}
        receivers:
          - name: both
            webhook_configs: [{url: 'http://127.0.0.1:%d/'}, {url: '%s'}]
        """
            .formatted(dead, receiver.url("/")));
    world.outside.route(world.routing());
    String[] all = IntStream.range(0, 300).mapToObj(each -> "host-" + each).toArray(String[]::new);
    fire(all);
    evaluate();
    evaluate();
    assertThat(told()).hasSize(300);
  }

  /** A receiver that was down for an hour heard nothing of what happened, or all of it twice. */
  @Test
  void afterAnHourEachOpenIncidentIsToldOnceAndEndsFollowTheirBeginnings() throws Exception {
    int port = receiver.port();
    receiver.close();
    String[] all =
        IntStream.range(0, 1_000).mapToObj(each -> "host-" + each).toArray(String[]::new);
    fire(all);
    for (int i = 0; i < 6; i++) {
      evaluate();
    }
    end("host-1", "host-2");
    pass(Duration.ofSeconds(10));
    world.pass(Duration.ofHours(1));

    receiver = TestReceiver.startAt(port);
    world.pass(Duration.ofMinutes(20));
    List<String> told = told();
    assertThat(told).hasSize(1_002).doesNotHaveDuplicates();
    assertThat(told.indexOf("firing host-1")).isBetween(0, told.indexOf("resolved host-1") - 1);
    assertThat(told.indexOf("firing host-2")).isBetween(0, told.indexOf("resolved host-2") - 1);
  }
}
