package dev.headroom.alerting.correlation;

import dev.headroom.Seed;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.AlertingConfig;
import dev.headroom.alerting.HandMadeSource;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.correlation.Correlation.Declared;
import dev.headroom.alerting.correlation.Correlation.Limits;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.alerting.source.AlertReading.AlertRecovery;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.model.Urgency;
import dev.headroom.routing.Routings;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Services that need each other, their alerts, and who is told of them, over a real database. */
final class CorrelationStage implements AutoCloseable {
  static final Duration ATTACHED_AFTER = Duration.ofMinutes(5);

  /** Each service has a team, and each team a pager; a ticket goes to a desk. */
  private static final String ROUTES =
      """
      route:
        receiver: desk
        routes:
          - {receiver: team-checkout, matchers: ['host=~"checkout/.*"']}
          - {receiver: team-payments, matchers: ['host=~"payments/.*"']}
          - {receiver: team-database, matchers: ['host=~"database/.*"']}
      receivers:
        - {name: desk, webhook_configs: [{url: 'http://desk.test/'}]}
        - {name: team-checkout, webhook_configs: [{url: 'http://checkout.test/'}]}
        - {name: team-payments, webhook_configs: [{url: 'http://payments.test/'}]}
        - {name: team-database, webhook_configs: [{url: 'http://database.test/'}]}
      """;

  private static final AlertReading PAGE =
      HandMadeSource.clear("page", Urgency.PAGE, Duration.ofSeconds(10));
  private static final AlertReading TICKET =
      HandMadeSource.clear("ticket", Urgency.TICKET, Duration.ofSeconds(10));

  final TestClock clock = new TestClock("2026-03-01T03:00:00Z");
  final ToldPagers pagers = new ToldPagers();
  final Map<String, AlertReading> readings = new TreeMap<>();

  /** Subjects that somebody has silenced. */
  final Set<String> silenced = new HashSet<>();

  private final HandMadeSource source = new HandMadeSource();
  private final Path folder;
  private final Limits limits;
  private ServiceNeeds needs = ServiceNeeds.NONE;
  private StateDatabase database;
  private CollectorRegistry registry = new CollectorRegistry();
  private Correlation correlation;
  Alerting alerting;

  CorrelationStage(Path folder, Limits limits) throws IOException {
    this.folder = folder;
    this.limits = limits;
    open();
  }

  static CorrelationStage withDefaults(Path folder) throws IOException {
    return new CorrelationStage(folder, new Limits(ATTACHED_AFTER, Duration.ofMinutes(1)));
  }

  private void open() throws IOException {
    registry = new CollectorRegistry();
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, registry);
    correlation = new Correlation(silences(), limits, pagers::isTold, registry);
    declare();
    alerting =
        Alerting.open(
            database,
            pagers,
            new Alerting.IncidentSources(
                _ -> source, clock, Seed.fixed(clock.instant().toEpochMilli()), correlation),
            AlertingConfig.defaults(),
            _ -> {},
            registry);
    reload();
  }

  private Muting silences() {
    return new Muting() {
      @Override
      public void standing(Collection<Incident> incidents, Instant at) {}

      @Override
      public Optional<MuteReason> silenced(Map<String, String> labels, Instant at) {
        return Optional.empty();
      }

      @Override
      public Optional<MuteReason> reason(Incident each, List<Incident> standing, Instant at) {
        return silenced.contains(each.subject())
            ? Optional.of(new MuteReason.Silenced("s", "dana", "known", Instant.EPOCH))
            : Optional.empty();
      }
    };
  }

  void reload() throws IOException {
    alerting.reload(_ -> true, Routings.read(folder, ROUTES));
  }

  void restart() throws IOException {
    database.close();
    open();
  }

  /** What services need, each with what it needs directly. */
  void needs(Map<String, List<String>> direct) {
    needs = new ServiceNeeds(direct);
    declare();
  }

  /** A subject is {@code service/kind}. */
  private void declare() {
    Map<String, String> kinds = new TreeMap<>();
    readings.keySet().forEach(each -> kinds.put(each, each.substring(each.indexOf('/') + 1)));
    correlation.declare(new Declared(needs, kinds));
  }

  private void put(String subject, AlertReading reading) {
    readings.put(subject, reading);
    declare();
  }

  void fires(String subject) {
    put(subject, HandMadeSource.firing(PAGE, "0.5"));
    pass(Duration.ofSeconds(1));
  }

  void firesTicket(String subject) {
    put(subject, HandMadeSource.firing(TICKET, "0.5"));
    pass(Duration.ofSeconds(1));
  }

  /** It fires on, and nothing bad happens any more. */
  void recovers(String subject) {
    put(
        subject,
        new AlertReading(
            PAGE.alert(),
            Urgency.PAGE,
            AlertLevel.FIRING,
            PAGE.shortWindow(),
            PAGE.intensity(),
            PAGE.sureIntensity(),
            Optional.of(new AlertRecovery(clock.instant(), clock.instant().plusSeconds(20)))));
    pass(Duration.ofSeconds(1));
  }

  void clears(String subject) {
    put(subject, PAGE);
    pass(Duration.ofSeconds(1));
  }

  /** Time passes, and at its end every source speaks. */
  void pass(Duration time) {
    clock.advance(time);
    List<AlertRound> rounds = new ArrayList<>();
    readings.forEach(
        (subject, reading) -> rounds.add(source.round(subject, clock.instant(), List.of(reading))));
    alerting.onRounds(rounds);
  }

  /** All that stand, by subject. */
  Map<String, Incident> standing() {
    Map<String, Incident> standing = new TreeMap<>();
    alerting.unresolved().forEach(each -> standing.put(each.subject(), each));
    return standing;
  }

  Incident incident(String subject) {
    return Optional.ofNullable(standing().get(subject)).orElseThrow();
  }

  /** Compared with all there are, ended or not. */
  List<Related> related(Incident incident, Set<String> attached) {
    try {
      IncidentQuery all =
          new IncidentQuery(
              Set.of(),
              Optional.empty(),
              Set.of(),
              Optional.empty(),
              Optional.empty(),
              Duration.ZERO,
              Optional.empty(),
              100);
      return correlation.related(incident, alerting.list(all).incidents(), attached);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> lines(String incident) throws IOException {
    return alerting.timeline(incident).stream().map(TimelineEntry::description).toList();
  }

  double metric(String name, String relation) {
    return registry.getSampleValue(name, new String[] {"relation"}, new String[] {relation});
  }

  @Override
  public void close() {
    database.close();
  }
}
