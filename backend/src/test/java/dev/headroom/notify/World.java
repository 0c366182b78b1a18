package dev.headroom.notify;

import dev.headroom.Seed;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.AlertingConfig;
import dev.headroom.alerting.HandMadeSource;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.correlation.Correlation;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.ReplyLinks;
import dev.headroom.alerting.silence.Silences;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.burn.BurnAlerts;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.config.ReceiverTypes;
import dev.headroom.disk.Disk;
import dev.headroom.drill.TestPages;
import dev.headroom.drill.run.Drills;
import dev.headroom.drill.run.ScriptedServer;
import dev.headroom.drill.schedule.DrillSchedules;
import dev.headroom.drill.schedule.ScheduledDrills;
import dev.headroom.engine.StateRecords;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.model.Urgency;
import dev.headroom.notify.pace.RetrySchedule;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.resend.Resends;
import dev.headroom.notify.send.CallBounds;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.outside.OutsideAlerts;
import dev.headroom.outside.OutsideConfig;
import dev.headroom.reply.AckLinks;
import dev.headroom.reply.Replies;
import dev.headroom.reply.ReplyConfig;
import dev.headroom.routing.Routing;
import dev.headroom.routing.RoutingReader;
import dev.headroom.routing.Secrets;
import dev.headroom.routing.shadow.Shadow;
import dev.headroom.slo.UnwatchedPromise;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Objective;
import dev.headroom.storage.StateStore;
import dev.headroom.watch.Watch;
import dev.headroom.watch.finding.WatchSubject;
import dev.headroom.yaml.Problems;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Alerting and outbox over a real database. Time is the test's and everything runs on the calling
 * thread, unless the world is {@link #threaded}.
 */
public final class World implements AutoCloseable {
  public static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  public static final String TOKEN = "xoxb-1234-topsecret";
  public static final String ROUTING_KEY = "R0123456789abcdefghijklmnopqrstu";
  public static final String OTHER_ROUTING_KEY = "S0123456789abcdefghijklmnopqrstu";
  public static final String PAGERDUTY_SECRET = "pd-0123456789";
  public static final String OLD_PAGERDUTY_SECRET = "pd-9876543210";
  public static final String SLACK_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "KEY",
          KEY,
          "TOKEN",
          TOKEN,
          "ROUTING_KEY",
          ROUTING_KEY,
          "OTHER_ROUTING_KEY",
          OTHER_ROUTING_KEY,
          "PAGERDUTY_SECRET",
          PAGERDUTY_SECRET,
          "OLD_PAGERDUTY_SECRET",
          OLD_PAGERDUTY_SECRET,
          "SLACK_SECRET",
          SLACK_SECRET);
  public static final Objective LATENCY = EvaluationFixture.objective("checkout-latency");
  public static final Objective UNWATCHED =
      EvaluationFixture.objective(UnwatchedPromise.unwatched("checkout-latency"));
  public static final Objective ERRORS = EvaluationFixture.objective("checkout-errors");

  /** A host whose disks may be full: nothing that has a budget. */
  public static final String HOST = "db-1";

  private static final HandMadeSource DISKS = new HandMadeSource();

  /** The kinds of receivers there are. */
  public static final List<ReceiverType<?>> TYPES = ReceiverTypes.ALL;

  public final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  public final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  /** Further promises. */
  public final List<Objective> more = new ArrayList<>();

  private final Path folder;
  private final NotifyConfig config;
  private final boolean threaded;
  private final boolean waysBack;
  private final UnaryOperator<StateStore<StateRecords>> between;
  private Routing routing = Routing.NOBODY;
  private ExecutorService client = Executors.newCachedThreadPool();
  public TestTimer alarm = new TestTimer(clock);
  public CollectorRegistry registry = new CollectorRegistry();
  public StateDatabase database;
  public Outbox outbox;

  /** Null in a world that is threaded, which resends by itself. */
  private @Nullable Resends resends;

  public Silences silences;
  public Correlation correlation;
  public Alerting alerting;
  public OutsideAlerts outside;
  public AckLinks ackLinks;
  public Replies replies;

  /** What may come back; in force when the world is opened. */
  public ReplyConfig replyConfig =
      new ReplyConfig(
          Duration.ofDays(1),
          List.of("${env:PAGERDUTY_SECRET}", "${env:OLD_PAGERDUTY_SECRET}"),
          List.of("${env:SLACK_SECRET}"),
          600,
          60);

  public TestPages testPages;

  /** What drills do to the server. */
  public ScriptedServer drilled;

  public Drills drills;
  public ScheduledDrills scheduled;

  /** What begins by the clock; in force when the world is opened. */
  public DrillSchedules schedules = DrillSchedules.NONE;

  public World(Path folder) throws IOException {
    this(folder, NotifyConfig.defaults(), false, false, UnaryOperator.identity());
  }

  /**
   * One whose parts see its database through something else.
   *
   * @param between what they see, of the database, each time the world is opened
   */
  public static World through(Path folder, UnaryOperator<StateStore<StateRecords>> between)
      throws IOException {
    return new World(folder, NotifyConfig.defaults(), false, false, between);
  }

  /** One whose messages lead back: by a link, and by a button of Slack. */
  public static World withWaysBack(Path folder) throws IOException {
    return new World(folder, NotifyConfig.defaults(), false, true, UnaryOperator.identity());
  }

  public static World threaded(Path folder, NotifyConfig config) throws IOException {
    return new World(folder, config, true, false, UnaryOperator.identity());
  }

  private World(
      Path folder,
      NotifyConfig config,
      boolean threaded,
      boolean waysBack,
      UnaryOperator<StateStore<StateRecords>> between)
      throws IOException {
    this.between = between;
    this.waysBack = waysBack;
    this.folder = folder;
    this.config = config;
    this.threaded = threaded;
    open();
  }

  /** Of a world that is not threaded. */
  public Resends resends() {
    return Objects.requireNonNull(resends);
  }

  public void open() throws IOException {
    registry = new CollectorRegistry();
    client = Executors.newCachedThreadPool();
    alarm = new TestTimer(clock);
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, registry);
    StateStore<StateRecords> store = between.apply(database);
    ackLinks = new AckLinks(Disk.at(folder), Seed.fixed(1), replyConfig);
    Links links =
        new Links(URI.create("http://localhost:8080"), waysBack ? ackLinks : ReplyLinks.NONE);
    outbox = threaded ? threaded(links) : onThisThread(links, store);
    silences =
        Silences.open(store, AlertingConfig.defaults().silences(), clock, Seed.fixed(1), registry);
    correlation =
        new Correlation(
            silences,
            new Correlation.Limits(
                AlertingConfig.defaults().attachedAfter(),
                AlertingConfig.defaults().joinedWithin()),
            incident -> !outbox.lastTold(incident).isEmpty(),
            registry);
    alerting =
        Alerting.open(
            store,
            outbox,
            new Alerting.IncidentSources(this::teller, clock, Seed.fixed(1), correlation),
            AlertingConfig.defaults(),
            incident -> {},
            registry);
    outside =
        OutsideAlerts.open(store, links, OutsideConfig.defaults(), clock, new CollectorRegistry());
    replies =
        new Replies(
            alerting,
            ackLinks,
            replyConfig,
            new Secrets(ENVIRONMENT::get, folder),
            clock,
            registry);
    testPages =
        new TestPages(store, alerting, links, clock, Seed.fixed(2), new CollectorRegistry());
    drilled = new ScriptedServer(outbox::deliveries);
    Drills.DrillWays ways =
        new Drills.DrillWays(links, clock, Seed.fixed(clock.instant().toEpochMilli()));
    drills = new Drills(store, alerting, drilled, ways, new CollectorRegistry());
    scheduled = new ScheduledDrills(drills, () -> List.of(LATENCY, ERRORS), ways, registry);
    scheduled.replace(schedules);
    alerting.reload(present(), routing);
  }

  private Predicate<String> present() {
    Set<String> subjects = subjects();
    return subject ->
        subjects.contains(subject)
            || OutsideAlerts.isSubject(subject)
            || testPages.isPresent(subject)
            || drills.isPresent(subject)
            || scheduled.isPresent(subject);
  }

  private Set<String> subjects() {
    Set<String> subjects = new HashSet<>(BurnAlerts.subjects(List.of(LATENCY, UNWATCHED, ERRORS)));
    subjects.addAll(BurnAlerts.subjects(more));
    subjects.add(HOST);
    return subjects;
  }

  private AlertTeller teller(Incident incident) {
    if (OutsideAlerts.isSubject(incident.subject())) {
      return outside;
    }
    if (TestPages.isSubject(incident.subject())) {
      return TestPages.teller();
    }
    if (Drills.isSubject(incident.subject())) {
      return Drills.teller();
    }
    if (WatchSubject.is(incident.subject())) {
      return Watch.teller(new Links(URI.create("http://localhost:8080")));
    }
    return incident.subject().equals(HOST) ? DISKS : EvaluationFixture.BURNS;
  }

  private Outbox threaded(Links links) {
    return Outbox.open(
        database,
        new Outbox.Sending(TYPES, links, "Headroom/test"),
        config,
        new Outbox.Timing(InstantSource.system(), System::nanoTime, Seed.fixed(1)),
        heard::add,
        registry);
  }

  private Outbox onThisThread(Links links, StateStore<StateRecords> store) {
    DeliveryTools tools =
        new DeliveryTools(
            store,
            config,
            new AttemptMaker(
                new RetrySchedule(Seed.fixed(1)),
                config.expireAfter(),
                clock,
                () -> TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli())),
            clock,
            Runnable::run,
            alarm,
            heard::add,
            new NotifyMetrics(config, clock, registry));
    resends = new Resends(store, clock, Runnable::run, registry);
    return new Outbox(
        tools,
        new SenderFactory(
            TYPES,
            links,
            new HttpPost(config, "Headroom/test", clock, client),
            new CallBounds(client, config.requestDeadline()),
            clock,
            tools.metrics()),
        resends,
        List.of(client));
  }

  /**
   * Uses a routing.yaml; {@code ${env:KEY}} is the signing key, {@code ${env:TOKEN}} a bot's token,
   * {@code ${env:ROUTING_KEY}} and {@code ${env:OTHER_ROUTING_KEY}} are PagerDuty's.
   */
  public void route(String yaml) throws IOException {
    Path file = folder.resolve("routing.yaml");
    Files.writeString(file, yaml);
    Problems problems = new Problems();
    routing = RoutingReader.read(file, TYPES, ENVIRONMENT::get, problems);
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.sorted().toString());
    }
    alerting.reload(present(), routing);
  }

  /** Puts something in shadow, until other routes are used. */
  public void shadow(Shadow shadow) throws IOException {
    routing = routing.with(shadow);
    alerting.reload(present(), routing);
  }

  public Routing routing() {
    return routing;
  }

  /** The id of the first entry in use. */
  public String integration() {
    return routing.receivers().getFirst().integrations().getFirst().id();
  }

  /** Everything goes to one webhook. */
  public void routeTo(String url) throws IOException {
    route(
        """
        route: {receiver: pager}
        receivers: [{name: pager, webhook_configs: [{url: '%s'}]}]
        """
            .formatted(url));
  }

  public Incident fires(Objective objective, BurnTier tier) {
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(EvaluationFixture.firing(objective, clock.instant(), tier))));
    return alerting.unresolved().stream()
        .filter(each -> each.subject().equals(objective.name()))
        .findFirst()
        .orElseThrow();
  }

  /** The tier burns on, twice as fast as {@link #fires} makes it: receivers hear of that. */
  public Incident doubles(Objective objective, BurnTier tier) {
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(EvaluationFixture.burning(objective, clock.instant(), 700, tier))));
    return alerting.unresolved().getFirst();
  }

  /** A disk of the host is full. */
  public Incident fills() {
    AlertReading full = HandMadeSource.clear("full", Urgency.PAGE, Duration.ofMinutes(5));
    alerting.onRounds(
        List.of(DISKS.round(HOST, clock.instant(), List.of(HandMadeSource.firing(full, "0.9")))));
    return alerting.unresolved().getFirst();
  }

  /** So many further promises are broken in one round. */
  public List<Incident> firesMany(int promises) throws IOException {
    for (int i = more.size(); i < promises; i++) {
      more.add(EvaluationFixture.objective("promise-" + i));
    }
    alerting.reload(present(), routing);
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            more.stream()
                .map(each ->
                    EvaluationFixture.firing(each, clock.instant(), EvaluationFixture.PAGE_1H))
                .toList()));
    return alerting.unresolved();
  }

  /** All further promises are kept again. */
  public void allSilent() {
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            more.stream().map(each -> EvaluationFixture.silent(each, clock.instant())).toList()));
  }

  public void isSilent(Objective objective) {
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(EvaluationFixture.silent(objective, clock.instant()))));
  }

  public void pass(Duration time) {
    alarm.pass(time);
  }

  public List<DeliveryReport> deliveries() throws IOException {
    return outbox.latest(Outbox.LIMIT_MAX).reversed();
  }

  /** Makes a kind of statement fail, for example {@code UPDATE ON deliveries}. */
  public void breakTable(String statement) {
    file().breakTable(statement);
  }

  /** By another connection: whatever is deferred is written before anything else is. */
  public void mend() {
    file().mend();
  }

  public StateFile file() {
    return new StateFile(folder.resolve("state.db"));
  }

  public double metric(String name, String... labelsAndValues) {
    String[] names = new String[labelsAndValues.length / 2];
    String[] values = new String[labelsAndValues.length / 2];
    for (int i = 0; i < names.length; i++) {
      names[i] = labelsAndValues[2 * i];
      values[i] = labelsAndValues[2 * i + 1];
    }
    Double value = registry.getSampleValue(name, names, values);
    return value == null ? Double.NaN : value;
  }

  public void stop() {
    outbox.close();
    database.close();
  }

  @Override
  public void close() {
    stop();
  }
}
