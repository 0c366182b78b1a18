package dev.headroom.notify;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.notify.HeardPages.Faults;
import dev.headroom.notify.HeardPages.Heard;
import dev.headroom.outside.PostedAlert;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A world that can end at any point, and those who live outside it: senders who post again what was
 * not answered, a person who tries again, a receiver that remembers everything.
 */
final class CrashStage implements AutoCloseable {
  final Crashes crashes;
  final World world;
  final TestReceiver receiver;
  private final HeardPages heard = new HeardPages();
  private final Set<String> begun = new LinkedHashSet<>();
  private final Set<String> ended = new LinkedHashSet<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final List<String> where = new ArrayList<>();

  /** Something that is done again from its beginning if the process ends meanwhile. */
  private interface Step {
    void run() throws IOException;
  }

  CrashStage(Path folder, Crashes crashes) throws IOException {
    this.crashes = crashes;
    receiver = TestReceiver.start();
    receiver.always(exchange -> {
      crashes.atReceiver("at the receiver");
      exchange.sendResponseHeaders(200, -1);
    });
    world = World.through(folder, database -> new CrashingStore<>(database, crashes));
    world.route(
        """
        route: {receiver: pager}
        receivers: [{name: pager, signed_webhook_configs: [{url: '%s', secret: '${env:KEY}'}]}]
        """
            .formatted(receiver.url("/")));
  }

  private void step(String what, Step step) throws IOException {
    crashes.doing(what);
    boolean done = false;
    while (!done) {
      try {
        step.run();
        done = true;
      } catch (Crashes.Ended here) {
        where.add(here.getMessage());
        restart();
      }
    }
  }

  /** It may end while it starts as well. */
  private void restart() throws IOException {
    boolean done = false;
    while (!done) {
      try {
        bury();
        hear();
        heard.processEnded();
        world.clock.advance(Duration.ofSeconds(1));
        crashes.restarted();
        world.open();
        done = true;
      } catch (Crashes.Ended again) {
        where.add(again.getMessage());
      }
    }
  }

  private void bury() {
    try {
      world.outbox.close();
    } catch (Crashes.Ended gone) {
      // A process that has ended closes nothing.
    } finally {
      world.database.close();
    }
  }

  void fire(String alert) throws IOException {
    step("an alert is posted", () -> post(alert, world.clock.instant().plus(Duration.ofDays(1))));
    begun.add(alert);
  }

  void end(String alert) throws IOException {
    step("an end is posted", () -> post(alert, world.clock.instant()));
    ended.add(alert);
  }

  private void post(String alert, Instant end) throws IOException {
    world.outside.post(
        List.of(
            new PostedAlert(
                Map.of("alertname", "Down", "severity", "critical", "instance", alert),
                Map.of(),
                Optional.of(Instant.parse("2026-03-01T03:07:00Z")),
                Optional.of(end),
                "")));
  }

  /** Rounds are made, and what they make due goes out. */
  void evaluate(String what) throws IOException {
    step(
        what,
        () -> {
          world.pass(Duration.ofSeconds(1));
          world.alerting.onRounds(world.outside.rounds(world.clock.instant()));
          world.outside.prune(Set::of);
        });
    hear();
  }

  /** The receiver refuses the next request; it is told again when that is due. */
  void refuseOnce() {
    receiver.then(exchange -> {
      refused.add(exchange.getRequestHeaders().getFirst("Webhook-id"));
      crashes.atReceiver("at the receiver that refuses");
      exchange.sendResponseHeaders(503, -1);
    });
  }

  void acknowledge(String alert) throws IOException {
    step(
        "a person acknowledges",
        () -> {
          Optional<Incident> of =
              world.alerting.unresolved().stream()
                  .filter(each -> alert.equals(each.labels().get("instance")))
                  .findFirst();
          if (of.isPresent()) {
            world.alerting.acknowledge(of.get().id(), "ada");
          }
        });
  }

  void wait(String what, Duration time) throws IOException {
    step(what, () -> world.pass(time));
    hear();
  }

  void reload() throws IOException {
    step("a reload", () -> world.alerting.reload(_ -> true, world.routing()));
    hear();
  }

  private void hear() {
    for (TestReceiver.Request each : receiver.take()) {
      String key = each.header("Webhook-id");
      // What was refused, and came before all else under its key, was not heard.
      if (!refused.remove(key)) {
        heard.add(Heard.of(key, each.body()));
      }
    }
  }

  /** Whether there is an incident of it, of which somebody was told or will be. */
  boolean isIncident(String alert) {
    return world.alerting.unresolved().stream()
        .anyMatch(each -> alert.equals(each.labels().get("instance")));
  }

  Faults faults() {
    hear();
    return heard.against(begun, ended);
  }

  /** Where it ended, in order. */
  List<String> where() {
    return where;
  }

  @Override
  public void close() {
    bury();
    receiver.close();
  }
}
