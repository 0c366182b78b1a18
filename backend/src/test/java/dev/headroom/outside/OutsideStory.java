package dev.headroom.outside;

import dev.headroom.Seed;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.AlertingConfig;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.record.RecordingDeliveries;
import dev.headroom.alerting.silence.Silences;
import dev.headroom.notify.record.MemoryStateStore;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routings;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Senders post and time passes; incidents are what comes of it. */
final class OutsideStory {
  static final Links LINKS = new Links(URI.create("http://headroom.example"));

  final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  final MemoryStateStore store = new MemoryStateStore(10);
  final RecordingDeliveries deliveries = new RecordingDeliveries();
  CollectorRegistry registry = new CollectorRegistry();
  OutsideAlerts outside;
  Alerting alerting;
  Silences silences;
  Routing routing;
  private final OutsideConfig config;
  private final boolean isGrouped;

  /** Each alert is told alone. */
  OutsideStory(OutsideConfig config) throws IOException {
    this.config = config;
    this.routing = Routings.pagesApart("desk", "pager");
    this.isGrouped = false;
    start();
  }

  /** Alerts are told in the groups of these routes. */
  OutsideStory(Routing routing) throws IOException {
    this.config = OutsideConfig.defaults();
    this.routing = routing;
    this.isGrouped = true;
    start();
  }

  /** Starts anew over the same store: what was in memory alone is gone. */
  void start() throws IOException {
    registry = new CollectorRegistry();
    outside = OutsideAlerts.open(store, LINKS, config, clock, registry);
    silences =
        Silences.open(store, AlertingConfig.defaults().silences(), clock, Seed.fixed(2), registry);
    alerting =
        Alerting.open(
            store,
            deliveries,
            new Alerting.IncidentSources(_ -> outside, clock, Seed.fixed(1), silences),
            AlertingConfig.defaults(),
            incident -> {},
            registry);
    reload(routing);
  }

  /** Other routes, as a reload of the files brings them. */
  void reload(Routing next) {
    routing = next;
    if (isGrouped) {
      outside.route(next);
    }
    alerting.reload(OutsideAlerts::isSubject, next);
  }

  /** Time passes, and rounds are made of what is known each second. */
  void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      clock.advance(Duration.ofSeconds(1));
      evaluate();
    }
  }

  void evaluate() {
    alerting.onRounds(outside.rounds(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    outside.prune(
        () -> alerting.unresolved().stream().map(Incident::subject).collect(Collectors.toSet()));
  }

  PostOutcome post(PostedAlert... alerts) throws IOException {
    return outside.post(List.of(alerts));
  }

  /** As Prometheus posts it: it fires since a moment, and for four minutes more. */
  PostedAlert firing(String severity, Instant since) {
    return alert(severity, since, clock.instant().plus(Duration.ofMinutes(4)));
  }

  /** As Prometheus posts it: it is over now. */
  PostedAlert resolved(String severity, Instant since) {
    return alert(severity, since, clock.instant());
  }

  static PostedAlert alert(String severity, Instant from, Instant to) {
    return new PostedAlert(
        labels(severity),
        Map.of("summary", "a:9100 is down"),
        Optional.of(from),
        Optional.of(to),
        "http://prometheus/graph");
  }

  static Map<String, String> labels(String severity) {
    Map<String, String> labels =
        new TreeMap<>(Map.of("alertname", "Down", "instance", "a:9100", "job", "node"));
    labels.put("severity", severity);
    return labels;
  }

  Incident only() {
    List<Incident> all = alerting.unresolved();
    if (all.size() != 1) {
      throw new AssertionError("not one incident: " + all);
    }
    return all.getFirst();
  }
}
