package dev.headroom.watch;

import dev.headroom.Seed;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.AlertingConfig;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.record.RecordingDeliveries;
import dev.headroom.notify.record.MemoryStateStore;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routings;
import dev.headroom.watch.heartbeat.HeartbeatRules;
import dev.headroom.watch.heartbeat.Heartbeats;
import dev.headroom.watch.page.UndeliveredPages;
import dev.headroom.watch.refusal.RefusedAlerts;
import dev.headroom.watch.refusal.RefusedAlerts.LastRefusal;
import dev.headroom.watch.stall.EvaluatorWatch;
import dev.headroom.yaml.Problems;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Beats come or do not and time passes; incidents are what comes of it. */
final class WatchStory {
  static final Links LINKS = new Links(URI.create("http://headroom.example"));
  static final Routing ROUTING = Routings.pagesApart("desk", "pager");

  final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  final MemoryStateStore store = new MemoryStateStore(10);
  final RecordingDeliveries deliveries = new RecordingDeliveries();

  /** Monotonic time, which no process shares with the next. */
  final AtomicLong nanoTime = new AtomicLong(1_000);

  private final Path folder;
  Duration evaluated = Duration.ZERO;
  Optional<LastRefusal> refused = Optional.empty();
  CollectorRegistry registry = new CollectorRegistry();
  Heartbeats heartbeats;
  EvaluatorWatch evaluator;
  Watch watch;
  Alerting alerting;
  private HeartbeatRules rules = HeartbeatRules.NONE;

  WatchStory(Path folder) throws IOException {
    this.folder = folder;
    start();
  }

  /** Starts anew over the same store: what was in memory alone is gone. */
  void start() throws IOException {
    registry = new CollectorRegistry();
    nanoTime.set(-nanoTime.get());
    evaluator = new EvaluatorWatch(() -> evaluated, Duration.ofSeconds(30), "team-watch");
    heartbeats = Heartbeats.open(store, clock, nanoTime::get, registry);
    watch =
        new Watch(
            heartbeats,
            evaluator,
            new UndeliveredPages(
                _ -> List.of(), Duration.ofMinutes(5), "team-watch", clock, registry),
            new RefusedAlerts(() -> refused, "team-watch", clock.instant()),
            List::of,
            LINKS,
            clock);
    alerting =
        Alerting.open(
            store,
            deliveries,
            new Alerting.IncidentSources(_ -> Watch.teller(LINKS), clock, Seed.fixed(1)),
            AlertingConfig.defaults(),
            incident -> {},
            registry);
    inForce();
  }

  private void inForce() {
    heartbeats.replace(rules);
    alerting.reload(subject -> Watch.watches(subject, heartbeats, _ -> false), ROUTING);
  }

  /** Reloads the files with these heartbeats. */
  void declare(String entries) throws IOException {
    rules = read("heartbeats:\n" + entries.indent(2));
    inForce();
  }

  /** What a file says; throws what is wrong with it. */
  HeartbeatRules read(String yaml) throws IOException {
    Path file = folder.resolve("heartbeats.yaml");
    Files.writeString(file, yaml);
    Problems problems = new Problems();
    HeartbeatRules read = HeartbeatRules.read(file, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          problems.sorted().stream().map(each -> each.line() + ": " + each.message()).toList()
              + "");
    }
    return read;
  }

  /** Time passes and somebody looks each second. */
  void pass(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      later(Duration.ofSeconds(1));
      watch.look(alerting);
    }
  }

  /** Time passes and nobody looks. */
  void later(Duration time) {
    clock.advance(time);
    nanoTime.addAndGet(time.toNanos());
  }

  Incident only() {
    List<Incident> all = alerting.unresolved();
    if (all.size() != 1) {
      throw new AssertionError("not one incident: " + all);
    }
    return all.getFirst();
  }
}
