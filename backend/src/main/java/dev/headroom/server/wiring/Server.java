package dev.headroom.server.wiring;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.headroom.api.Api;
import dev.headroom.api.FaultSwitch;
import dev.headroom.api.http.AccessFilter;
import dev.headroom.api.stream.LiveEvents;
import dev.headroom.api.stream.SloFeed;
import dev.headroom.api.view.ChangeView;
import dev.headroom.config.Config;
import dev.headroom.config.InvalidFiles;
import dev.headroom.disk.DataDirectory;
import dev.headroom.disk.Disk;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.ingest.IngestConfig;
import dev.headroom.ingest.http.PushArrivals;
import dev.headroom.ingest.http.Receivers;
import dev.headroom.ingest.replica.ReplicaElection;
import dev.headroom.intake.Intake.RecoveryProgress;
import dev.headroom.model.Usage;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.SeriesQueries.HeldMetric;
import dev.headroom.reply.AckLinks;
import dev.headroom.routing.Routing;
import dev.headroom.server.rules.FirstRules;
import dev.headroom.server.rules.Rules;
import dev.headroom.slo.EvaluationLoop;
import dev.headroom.version.RuleVersions;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The composition root: every constructor is called here, in the order of dependency. */
public final class Server implements AutoCloseable {
  private final Config config;
  private final DemoHooks demo;
  private final Clocks clocks;
  private final CollectorRegistry registry = new CollectorRegistry();
  private final Closer closer = new Closer();
  private final ServerContext context;
  private final HttpAssembly http;
  private final PushArrivals arrivals;
  private Optional<SeriesQueries> metrics = Optional.empty();

  private Server(Config config, DemoHooks demo, FatalErrorHandler fatal, Clocks clocks) {
    this.config = config;
    this.demo = demo;
    this.clocks = clocks;
    this.context =
        new ServerContext(
            config, Version.ofThisBuild(), clocks, new SecureRandom(), registry, closer);
    this.http = new HttpAssembly(context, fatal);
    this.arrivals = new PushArrivals(clocks.wall());
  }

  /**
   * Starts everything and opens the port last.
   *
   * @param config its port is the one to open; 0 must have been replaced before
   * @param progress told how far the replay of the log has come
   * @param fatal told of failures nobody else can answer
   * @throws InvalidFiles if the rules have problems and no version of them is kept
   * @throws IOException if something the server needs is not available
   */
  public static Server start(
      Config config,
      DemoHooks demo,
      RecoveryProgress progress,
      FatalErrorHandler fatal,
      Clocks clocks)
      throws IOException {
    Server server = new Server(config, demo, fatal, clocks);
    try {
      server.open(progress);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The moment of the newest sample that is held; empty if there is none. */
  public Optional<Instant> newestSample() {
    return metrics
        .map(SeriesQueries::metrics)
        .flatMap(held -> held.stream().map(HeldMetric::newestMillis).max(Long::compare))
        .map(Instant::ofEpochMilli);
  }

  /** Closes everything, what was opened last first. */
  @Override
  public void close() {
    closer.close();
  }

  private void open(RecoveryProgress progress) throws IOException {
    Instant startedAt = clocks.wall().instant();
    DataDirectory directory = DataDirectory.lock(config.data());
    closer.add("data directory", directory::close);
    BackgroundStart<StateDatabase> stateStart =
        BackgroundStart.begin("state database", () -> state(directory.path()));
    BackgroundStart<Vertx> loopsStart = BackgroundStart.begin("event loops", http::eventLoops);
    DefaultExports.register(registry);
    FirstRules first = RuleAssembly.first(context, stateStart);
    Stores stores = Stores.open(context, directory.path(), progress);
    SeriesQueries series = new SeriesQueries(stores.metrics());
    metrics = Optional.of(series);

    ObjectMapper json = json();
    LiveEvents events = new LiveEvents(json, clocks.wall(), registry);
    StateDatabase state = stateStart.await();
    AckLinks links = new AckLinks(Disk.at(directory.path()), context.random(), config.reply());
    PromiseLog counting =
        new PromiseLog(stores.objectives().counting(), stores.intake()::accept, clocks.wall());
    Paging paging = Paging.open(context, state, links, stores.objectives(), counting, events);
    RuleAssembly assembly = RuleAssembly.start(context, first, state, stores, paging, demo);
    Rules rules = assembly.rules();
    stores.changes().listen(change -> events.publish("changes", ChangeView.of(change)));

    SloFeed feed = new SloFeed(events, json, config.slo().windowScale().factor());
    EvaluationLoop evaluations = evaluations(paging, feed);
    stores
        .intake()
        .onApplied(() -> {
          paging.beats().dataApplied();
          evaluations.dataApplied();
        });
    Watching.start(context, paging, evaluations);
    EvaluationThread evaluating = new EvaluationThread(evaluations);
    evaluating.start();
    closer.add("evaluator", evaluating::close);

    ReplicaElection replicas = replicas();
    Receivers receivers = http.receivers(stores, arrivals, replicas);
    HealthReports reports =
        new HealthReports(
            stores.intake()::followers,
            evaluations::stalled,
            rules::inForce,
            rules::refused,
            rules::uncounted,
            new StorageHealth(
                stores.log(), stores.inMemory(), stores.logs(), state, paging.outbox()),
            () -> usages(directory, receivers, stores, paging, events, assembly.versions()),
            arrivals::refused,
            replicas::elected);
    Api.RuleFiles files = assembly.files(paging.alerting()::routing);
    Health health = new Health(about(startedAt), stores.metrics(), reports, clocks.wall());
    Api.Dependencies sources = sources(feed, events, stores, series, paging, files, health);
    Api api =
        new Api(
            sources,
            json,
            http.questions(),
            clocks.wall(),
            context.random(),
            registry,
            AccessFilter.OPEN);
    http.serve(loopsStart.await(), api, receivers);
    closer.add("live streams", events::close);
  }

  private Api.Dependencies sources(
      SloFeed feed,
      LiveEvents events,
      Stores stores,
      SeriesQueries series,
      Paging paging,
      Api.RuleFiles files,
      Health health) {
    return new Api.Dependencies(
        paging.evaluator(),
        paging::continued,
        feed,
        events,
        paging.alerting(),
        paging.correlation(),
        paging.silences(),
        paging.outside(),
        paging.onCall(),
        new Api.Watched(paging.heartbeats(), paging.beats()),
        paging.replies(),
        paging.drilling().sources(),
        paging.pagerLoad(),
        paging.outbox(),
        stores.changes(),
        series,
        stores.logs(),
        files,
        arrivals,
        health,
        demo.faults());
  }

  /** How full everything is that has a limit: each room names its own. */
  private static List<Usage> usages(
      DataDirectory directory,
      Receivers receivers,
      Stores stores,
      Paging paging,
      LiveEvents events,
      RuleVersions versions) {
    return Stream.of(
            directory.usages(),
            receivers.usages(),
            stores.usages(),
            paging.silences().usages(),
            paging.outside().usages(),
            paging.heartbeats().usages(),
            paging.drilling().scheduled().usages(),
            paging.beats().usages(),
            events.usages(),
            versions.usages())
        .flatMap(List::stream)
        .toList();
  }

  private EvaluationLoop evaluations(Paging paging, SloFeed feed) {
    return new EvaluationLoop(
        paging::evaluate,
        List.of(paging::onEvaluations, feed, _ -> paging.beats().evaluationEnded()),
        clocks.wall(),
        clocks.nanoTime(),
        new WakeableSleep(),
        registry);
  }

  private ReplicaElection replicas() {
    IngestConfig ingest = config.ingest();
    return new ReplicaElection(
        ingest.replicaLabels(), ingest.replicaFailover(), ingest.replicaTargetsMax(), registry);
  }

  private Health.About about(Instant startedAt) {
    return new Health.About(
        context.version(),
        startedAt,
        demo.isDemo(),
        demo.pagerUrl(),
        config.slo().windowScale().factor(),
        config.metrics().window());
  }

  private StateDatabase state(Path data) throws IOException {
    StateDatabase state =
        StateDatabase.open(
            data.resolve("state.db"), config.state(), clocks.wall(), clocks.nanoTime(), registry);
    closer.add("state database", state::close);
    return state;
  }

  private static ObjectMapper json() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .build();
  }

  /**
   * What a demo adds to a server.
   *
   * @param rerouting sends pages to the demo's pager whatever the files say
   * @param faults what can be broken
   * @param pagerUrl where the pager shows what it received; null where there is none
   */
  public record DemoHooks(
      UnaryOperator<Routing> rerouting, Optional<FaultSwitch> faults, @Nullable String pagerUrl) {
    /** A server as users run it. */
    public static final DemoHooks NONE =
        new DemoHooks(UnaryOperator.identity(), Optional.empty(), null);

    boolean isDemo() {
      return faults.isPresent();
    }
  }

  /**
   * The clocks of a process, made once where it begins.
   *
   * @param wall what time it is
   * @param nanoTime a monotonic clock, in nanoseconds, for measuring and for deadlines
   */
  public record Clocks(InstantSource wall, LongSupplier nanoTime) {}
}
