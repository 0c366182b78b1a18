package dev.headroom.server;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.Hindsight;
import dev.headroom.alerting.incident.Links;
import dev.headroom.api.Api;
import dev.headroom.api.stream.LiveEvents;
import dev.headroom.api.stream.SloFeed;
import dev.headroom.api.view.ChangeView;
import dev.headroom.api.view.IncidentView;
import dev.headroom.disk.DataDirectory;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.ingest.IngestConfig;
import dev.headroom.ingest.http.PushArrivals;
import dev.headroom.ingest.http.Receivers;
import dev.headroom.ingest.replica.ReplicaElection;
import dev.headroom.intake.RecoveryProgress;
import dev.headroom.metrics.HeldMetric;
import dev.headroom.metrics.MetricStore;
import dev.headroom.notify.Outbox;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.UnwatchedPromise;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** The composition root: every constructor is called here, in the order of dependency. */
final class Server implements AutoCloseable {
  private final Config config;
  private final Extras extras;
  private final Ending ending;
  private final Version version = Version.ofThisBuild();
  private final InstantSource clock = InstantSource.system();
  private final RandomGenerator random = new SecureRandom();
  private final CollectorRegistry registry = new CollectorRegistry();
  private final Closing closing = new Closing();
  private final PushArrivals arrivals = new PushArrivals(clock);
  private Optional<MetricStore> metrics = Optional.empty();

  private Server(Config config, Extras extras, Ending ending) {
    this.ending = ending;
    this.config = config;
    this.extras = extras;
  }

  /**
   * Starts everything and opens the door last.
   *
   * @param config its port is the one to open; 0 must have been replaced before
   * @param ending told of failures nobody else can answer
   * @throws InvalidFiles if rules or runbooks have problems
   * @throws IOException if something the server needs cannot be had
   */
  static Server start(Config config, Extras extras, RecoveryProgress progress, Ending ending)
      throws IOException {
    Server server = new Server(config, extras, ending);
    try {
      server.open(progress);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  String url() {
    return url(config.listen());
  }

  static String url(Listen listen) {
    String host = listen.host().contains(":") ? "[" + listen.host() + "]" : listen.host();
    return "http://" + host + ":" + listen.port();
  }

  /** The moment of the newest sample that is held; empty if there is none. */
  Optional<Instant> newestSample() {
    return metrics
        .map(MetricStore::metrics)
        .flatMap(held -> held.stream().map(HeldMetric::newestMillis).max(Long::compare))
        .map(Instant::ofEpochMilli);
  }

  @Override
  public void close() {
    closing.close();
  }

  private void open(RecoveryProgress progress) throws IOException {
    Instant startedAt = clock.instant();
    DataDirectory directory = DataDirectory.lock(config.data());
    closing.add("data directory", directory::close);
    FileMask.close(directory.path());
    Opening<StateDatabase> state = Opening.begin("state database", () -> state(directory.path()));
    Opening<Vertx> vertx = Opening.begin("event loops", this::eventLoops);
    DefaultExports.register(registry);
    RuleSet written = RuleSet.read(config.ruleSource());
    Stores stores = Stores.open(config, directory.path(), progress, registry, closing);
    metrics = Optional.of(stores.metrics());

    ObjectMapper json = json();
    LiveEvents events = new LiveEvents(json, clock, registry);
    Links links = new Links(externalUrl());
    Outbox outbox = outbox(state.opened(), links);
    Evaluator evaluator = new Evaluator(stores.objectives(), System::nanoTime);
    Alerting alerting = alerting(state.opened(), outbox, links, evaluator, events);
    Rules rules = rules(written, stores, alerting);
    stores.changes().listen(change -> events.publish("changes", ChangeView.of(change)));

    UnaryOperator<Evaluation> reported =
        each -> each.goingOnFrom(alerting.burning(each.objective().name()));
    SloFeed feed = new SloFeed(events, json, config.slo().windowScale().factor());
    EvaluationLoop evaluations = evaluations(evaluator, reported, alerting, feed);
    stores.intake().onApplied(evaluations::dataApplied);
    evaluations.start();
    closing.add("evaluator", evaluations::close);

    ReplicaElection replicas = replicas();
    WritingParts writing =
        new WritingParts(stores.log(), stores.inMemory(), stores.logs(), state.opened(), outbox);
    Health health =
        health(startedAt, directory.path(), stores, rules, evaluations, replicas, writing);
    Api.Dependencies sources =
        new Api.Dependencies(
            evaluator,
            reported,
            feed,
            events,
            alerting,
            outbox,
            stores.changes(),
            stores.metrics(),
            stores.logs(),
            new Api.RuleFiles(rules::runbooks, rules::services, rules::objectives, rules),
            arrivals,
            health,
            extras.faults());
    door(vertx.opened(), sources, stores, replicas, json);
  }

  private Rules rules(RuleSet written, Stores stores, Alerting alerting) throws IOException {
    Rules rules =
        new Rules(
            written,
            config.ruleSource(),
            extras.rerouting(),
            stores.objectives(),
            new PromiseLog(stores.objectives(), stores.intake()::accept, clock),
            alerting);
    closing.add("rules", rules::close);
    rules.start();
    return rules;
  }

  private static EvaluationLoop evaluations(
      Evaluator evaluator, UnaryOperator<Evaluation> reported, Alerting alerting, SloFeed feed) {
    return new EvaluationLoop(
        at -> evaluator.evaluateAll(at).stream().map(reported).toList(),
        List.of(all -> alerting.onEvaluations(UnwatchedPromise.besideEvaluations(all)), feed));
  }

  private ReplicaElection replicas() {
    IngestConfig ingest = config.ingest();
    return new ReplicaElection(
        ingest.replicaLabels(), ingest.replicaFailover(), ingest.replicaTargetsMax(), registry);
  }

  private void door(
      Vertx vertx,
      Api.Dependencies sources,
      Stores stores,
      ReplicaElection replicas,
      ObjectMapper json)
      throws IOException {
    // As many as questions may be asked at once, which the api bounds.
    ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("question-", 0).factory());
    closing.add("questions", threads::shutdownNow);
    WorkerPool decoding = new WorkerPool(config.threads(), registry);
    closing.add("decoding", decoding::close);
    Router router = Router.router(vertx);
    Api api = new Api(sources, json, threads, clock, random, registry);
    Receivers receivers =
        new Receivers(
            stores.intake(),
            new StoreAdmission(stores.metrics()),
            arrivals,
            replicas,
            config.ingest(),
            decoding,
            clock,
            System::nanoTime,
            registry);
    api.mountFirst(router, config.ingest().bodies().readTimeout(), receivers::isPush);
    router
        .route()
        .handler(
            new HostGuard(
                config.listen(),
                externalUrl(),
                config.ingest().origins(),
                receivers::isPush,
                registry));
    receivers.mount(router);
    api.mount(router);
    router
        .route()
        .failureHandler(request -> {
          Throwable failure = request.failure();
          if (failure != null) {
            ending.endIfFatal(failure);
          }
          request.next();
        });
    api.mountLast(router);
    OpenConnections connections = new OpenConnections(config.listen(), filesMax(), registry);
    HttpFront front = HttpFront.open(vertx, router, config.listen(), connections);
    closing.add("door", front::close);
    closing.add("live streams", sources.events()::close);
  }

  private Health health(
      Instant startedAt,
      Path data,
      Stores stores,
      Rules rules,
      EvaluationLoop evaluations,
      ReplicaElection replicas,
      WritingParts writing) {
    Health.About about =
        new Health.About(
            version,
            startedAt,
            extras.isDemo(),
            extras.pagerUrl(),
            config.slo().windowScale().factor(),
            config.metrics().window());
    return new Health(
        about,
        stores.intake(),
        stores.metrics(),
        evaluations,
        new Limits(config, data, registry),
        arrivals::refused,
        replicas::elected,
        rules,
        writing);
  }

  private Vertx eventLoops() {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    vertx.exceptionHandler(ending::endIfFatal);
    closing.add("event loops", () -> vertx.close().await());
    return vertx;
  }

  private StateDatabase state(Path data) throws IOException {
    StateDatabase state =
        StateDatabase.open(
            data.resolve("state.db"), config.state(), clock, System::nanoTime, registry);
    closing.add("state database", state::close);
    return state;
  }

  private Outbox outbox(StateDatabase state, Links links) {
    Outbox outbox =
        Outbox.open(
            state,
            links,
            config.notifications(),
            "Headroom/" + version.version(),
            clock,
            System::nanoTime,
            random,
            incident -> {},
            registry);
    closing.add("outbox", outbox::close);
    return outbox;
  }

  private Alerting alerting(
      StateDatabase state, Outbox outbox, Links links, Evaluator evaluator, LiveEvents events)
      throws IOException {
    return Alerting.open(
        state,
        outbox,
        links,
        Hindsight.of(evaluator),
        config.alerting(),
        clock,
        random,
        incident -> events.publish("incidents", IncidentView.of(incident)),
        registry);
  }

  /** How many files and connections the operating system lets this process have open. */
  private static long filesMax() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Integer.MAX_VALUE;
  }

  private URI externalUrl() {
    return config.externalUrl().or(url());
  }

  private static ObjectMapper json() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .build();
  }
}
