package dev.headroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A receiver is down for an hour: what it hears when it is back. */
class ReceiverOutageTest extends PostedAlertsStage {
  private static final int ALERTS = 200;
  private static final Duration REPEAT = Duration.ofMinutes(10);
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final String REPEATING = "group_by: ['...'], repeat_interval: 10m";

  private int port;

  @BeforeEach
  void goesDown() {
    port = receiver.port();
    receiver.close();
  }

  private void comesBack() throws IOException {
    receiver = TestReceiver.startAt(port);
  }

  private long repeats(Incident incident) throws IOException {
    return world.alerting.timeline(incident.id()).stream()
        .filter(each -> each.kind() == EntryKind.REPEATED)
        .count();
  }

  @Test
  void eachOpenIncidentIsToldOnceAndEndsFollowTheirBeginnings() throws Exception {
    fire(hosts(ALERTS));
    pass(Duration.ofSeconds(6));
    end("host-1", "host-2");
    pass(Duration.ofSeconds(10));
    world.pass(Duration.ofMinutes(30));
    restart();
    world.pass(Duration.ofMinutes(30));
    comesBack();
    world.pass(Duration.ofMinutes(20));
    List<String> told = told();
    assertThat(told).hasSize(ALERTS + 2).doesNotHaveDuplicates();
    for (String ended : List.of("host-1", "host-2")) {
      assertThat(told.indexOf("firing " + ended))
          .isBetween(0, told.indexOf("resolved " + ended) - 1);
    }
    pass(Duration.ofMinutes(20), STEP);
    assertThat(told()).isEmpty();
  }

  @Test
  void repeatsDoNotPileUpAndGoOnAnIntervalAfterItHeard() throws Exception {
    route(REPEATING, "");
    fire("a");
    pass(Duration.ofHours(1), STEP);
    Incident incident = world.alerting.unresolved().getFirst();
    assertThat(repeats(incident)).isZero();
    comesBack();
    pass(REPEAT.minusMinutes(1), STEP);
    assertThat(told()).containsExactly("firing a");
    pass(Duration.ofMinutes(2), STEP);
    assertThat(told()).containsExactly("firing a");
    assertThat(repeats(incident)).isEqualTo(1);
  }

  @Test
  void whatWaitsToBeRepeatedIsNotRepeatedAgain() throws Exception {
    comesBack();
    route(REPEATING, "");
    fire("a");
    pass(Duration.ofMinutes(1), STEP);
    assertThat(told()).containsExactly("firing a");
    receiver.close();
    pass(Duration.ofHours(1), STEP);
    comesBack();
    pass(Duration.ofMinutes(5), STEP);
    assertThat(told()).containsExactly("firing a");
  }

  @Test
  void itsSisterIsToldAgainMeanwhile() throws Exception {
    try (TestReceiver sister = TestReceiver.start()) {
      route(
          """
          route: {receiver: both, %s}
          receivers:
            - name: both
              webhook_configs: [{url: 'http://127.0.0.1:%d/'}, {url: '%s'}]
          """
              .formatted(REPEATING, port, sister.url("/")));
      fire("a");
      pass(REPEAT.multipliedBy(3).plusMinutes(5), STEP);
      assertThat(sister.take()).hasSize(4);
      comesBack();
      pass(Duration.ofMinutes(2), STEP);
      assertThat(told()).containsExactly("firing a");
      pass(REPEAT, STEP);
      assertThat(told()).containsExactly("firing a");
      assertThat(sister.take()).hasSize(1);
    }
  }

  @Test
  void whatSomebodyTookMeanwhileIsNotAskedForAgain() throws Exception {
    route(REPEATING, "");
    fire("a", "b");
    pass(Duration.ofMinutes(1), STEP);
    for (Incident each : world.alerting.unresolved()) {
      world.alerting.acknowledge(each.id(), "ada");
    }
    pass(Duration.ofHours(1), STEP);
    comesBack();
    pass(Duration.ofMinutes(30), STEP);
    assertThat(told()).containsExactlyInAnyOrderElementsOf(toldOnce("a", "b"));
  }

  private static List<String> toldOnce(String... alerts) {
    return Stream.of(alerts).map(each -> "firing " + each).toList();
  }
}
