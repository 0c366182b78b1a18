package dev.headroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * How others are on record to have lost, repeated or delayed pages, played against our parts; the
 * table of them is in docs/pages.md. Numbers are those of Alertmanager's tracker where no other
 * project is named.
 */
class FailureModesOnRecordTest extends PostedAlertsStage {
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final int TIMES = 25;

  @Test
  @DisplayName("#2370, #889, grafana #68162: what was taken lived in memory alone")
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

  @Test
  @DisplayName(
      "#4108, #3865, #2222, #1550, #4152: duplicates while the receiver recovered from 5xx")
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

  @Test
  @DisplayName("#3407, #2492, #3410, #3037, #4705: a reload began the timers of groups anew")
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

  @Test
  @DisplayName(
      "#2048, #3826: an alert that fired again while its end was told was deleted from its group")
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

  @Test
  @DisplayName("#2510: ends were told to whoever does not want them")
  void whoDoesNotWantEndsIsToldNone() throws Exception {
    route("group_by: ['...']", ", send_resolved: false");
    fire("a");
    evaluate();
    end("a");
    pass(Duration.ofMinutes(20));
    assertThat(told()).containsExactly("firing a");
  }

  @Test
  @DisplayName("#3329, #1986: in a group that lasts, an end was told again with each message")
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

  @Test
  @DisplayName("#815: an alert stayed active after its end")
  void whatIsOverIsActiveNowhere() throws Exception {
    fire("a");
    evaluate();
    Incident incident = world.alerting.unresolved().getFirst();
    end("a");
    evaluate();
    assertThat(world.alerting.unresolved()).isEmpty();
    assertThat(world.alerting.firing(incident.subject())).isEmpty();
  }

  @Test
  @DisplayName("#2121, #2111, #3189, SigNoz #12891: a 429 lost the page or made it late")
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

  @Test
  @DisplayName("#3457: a silence that had expired came back")
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

  @Test
  @DisplayName("#5179, dispatch.go: an alert that lost many races for a new group was dropped")
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

  @Test
  @DisplayName(
      "prometheus #7676, #15985, #16355: one receiver that was dead filled the queue of all")
  void oneThatIsDeadTakesNothingFromTheOthers() throws Exception {
    int dead;
    try (TestReceiver gone = TestReceiver.start()) {
      dead = gone.port();
    }
    route(
        """
        route: {receiver: both, group_by: ['...']}
        receivers:
          - name: both
            webhook_configs: [{url: 'http://127.0.0.1:%d/'}, {url: '%s'}]
        """
            .formatted(dead, receiver.url("/")));
    int alerts = 100;
    fire(hosts(alerts));
    evaluate();
    evaluate();
    assertThat(told()).hasSize(alerts);
  }

  @Test
  @DisplayName("#3715: posts, reloads and clearing away at once waited for each other for ever")
  void postsReloadsAndClearingAwayAtOnceComeToAnEnd() throws Exception {
    world.close();
    world = World.threaded(folder, NotifyConfig.defaults());
    route("group_by: ['...']", "");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (String sender : List.of("a", "b")) {
        all.add(threads.submit(often(time -> fire(sender + time))));
      }
      all.add(threads.submit(often(_ -> route("group_by: ['...']", ""))));
      all.add(threads.submit(often(_ -> look())));
      for (Future<?> each : all) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    look();
    Set<String> told = new HashSet<>();
    for (int i = 0; i < 2 * TIMES; i++) {
      told.add(words(receiver.await()));
    }
    assertThat(told).hasSize(2 * TIMES).contains("firing a0", "firing b" + (TIMES - 1));
    assertThat(receiver.take()).isEmpty();
  }

  private void look() {
    evaluate(Duration.ofMinutes(1));
    world.outside.prune(() ->
        world.alerting.unresolved().stream().map(Incident::subject).collect(Collectors.toSet()));
  }

  /** What may not be possible. */
  private interface Step {
    void take(int time) throws IOException;
  }

  private static Callable<Void> often(Step step) {
    return () -> {
      for (int time = 0; time < TIMES; time++) {
        step.take(time);
      }
      return null;
    };
  }
}
