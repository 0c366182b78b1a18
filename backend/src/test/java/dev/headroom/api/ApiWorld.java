package dev.headroom.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Seed;
import dev.headroom.api.drill.DrillResources.DrillSources;
import dev.headroom.api.http.AccessFilter;
import dev.headroom.api.http.Loopback;
import dev.headroom.api.page.ScriptedLogs;
import dev.headroom.api.stream.LiveEvents;
import dev.headroom.api.stream.SloFeed;
import dev.headroom.api.view.SystemView;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.capacity.Services;
import dev.headroom.capacity.Services.Capacity;
import dev.headroom.capacity.Services.LoadSource;
import dev.headroom.capacity.Services.ServiceEntry;
import dev.headroom.change.ChangeConfig;
import dev.headroom.change.ChangeLog;
import dev.headroom.ingest.http.PushArrivals;
import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.Unit;
import dev.headroom.model.Usage;
import dev.headroom.notify.World;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.oncall.OnCallStage;
import dev.headroom.pagerload.PagerLoad;
import dev.headroom.query.SeriesQueries;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.runbook.RunbookPages;
import dev.headroom.select.Selector;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.version.RuleVersions;
import dev.headroom.watch.heartbeat.Heartbeats;
import dev.headroom.watch.ping.HeartbeatsOut;
import io.prometheus.client.CollectorRegistry;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** The whole API over real HTTP, in front of stores that hold what a test puts there. */
final class ApiWorld implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T03:07:00Z");

  /** Promised, and counted from no time on. */
  static final Objective LATENCY = World.LATENCY;

  final World incidents;
  final Head metrics = new Head(HeadConfig.defaults(), new CollectorRegistry());
  final ScriptedLogs logs = new ScriptedLogs();
  final ChangeLog changes = new ChangeLog(ChangeConfig.defaults(), new CollectorRegistry());
  final CollectorRegistry registry = new CollectorRegistry();
  final ScriptedFaults faults = new ScriptedFaults();
  final Heartbeats heartbeats;
  final HeartbeatsOut beats;
  final LiveEvents events;
  final Loopback http;
  final List<String> routes;
  volatile boolean ready = true;
  volatile AccessFilter access = AccessFilter.OPEN;
  final ScriptedRules rules = new ScriptedRules();
  final RuleVersions versions;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  final OnCallStage calendars;

  ApiWorld(Path folder) throws Exception {
    incidents = new World(folder);
    versions = new RuleVersions(incidents.database, incidents.clock, registry);
    calendars = new OnCallStage(folder.resolve("on-call"), incidents.clock);
    LongSupplier nanoTime =
        () -> TimeUnit.MILLISECONDS.toNanos(incidents.clock.instant().toEpochMilli());
    heartbeats = Heartbeats.open(incidents.database, incidents.clock, nanoTime, registry);
    beats = beats(nanoTime);
    Objectives objectives = new Objectives(SloConfig.defaults(), new CollectorRegistry());
    objectives.replace(List.of(LATENCY));
    Evaluator evaluator = new Evaluator(objectives, () -> 0);
    RunbookCatalog runbooks = runbooks(Files.createDirectory(folder.resolve("runbooks")));
    Services services = new Services(List.of(checkout()));
    events = new LiveEvents(Loopback.JSON, incidents.clock, registry);
    PagerLoad pagerLoad = new PagerLoad(incidents.database, incidents.clock, registry);
    pagerLoad.declare(services);
    Api.Dependencies sources =
        new Api.Dependencies(
            evaluator,
            UnaryOperator.identity(),
            new SloFeed(events, Loopback.JSON, 1),
            events,
            incidents.alerting,
            incidents.correlation,
            incidents.silences,
            incidents.outside,
            calendars.onCall,
            new Api.Watched(heartbeats, beats),
            incidents.replies,
            new DrillSources(incidents.testPages, incidents.drills, incidents.scheduled),
            pagerLoad,
            incidents.outbox,
            changes,
            new SeriesQueries(metrics),
            logs,
            new Api.RuleFiles(
                () -> runbooks,
                () -> services,
                objectives::list,
                incidents::routing,
                rules,
                rules.dryRuns,
                versions),
            new PushArrivals(incidents.clock),
            this::system,
            Optional.of(faults));
    Api api =
        new Api(
            sources,
            Loopback.JSON,
            threads,
            incidents.clock,
            Seed.fixed(1),
            registry,
            (route, request) -> access.refusal(route, request));
    Router[] mounted = new Router[1];
    http =
        new Loopback(router -> {
          api.mountFirst(router, Duration.ofSeconds(20), path -> false);
          api.mount(router);
          api.mountLast(router);
          mounted[0] = router;
        });
    routes = Routes.of(mounted[0]);
  }

  private HeartbeatsOut beats(LongSupplier nanoTime) {
    return new HeartbeatsOut(
        new HttpPost(NotifyConfig.defaults(), "Headroom/test", incidents.clock, threads),
        nanoTime,
        incidents.clock,
        registry);
  }

  private static RunbookCatalog runbooks(Path folder) {
    return new RunbookPages(folder)
        .write(
            "checkout-slow.md",
            RunbookPages.FRONT_MATTER
                + RunbookPages.SECTIONS.replace(
                    "## Diagnosis\n",
                    """
                    ## Diagnosis
                    1. Look at the errors of [$service](https://example.com/$service).

                       ```lucene { live=logs range=-15m }
                       service:$service
                       ```
                    """))
        .read();
  }

  private static ServiceEntry checkout() {
    return new ServiceEntry(
        "checkout",
        "team-payments",
        OptionalInt.of(1),
        "Takes orders.",
        List.of("stock"),
        Optional.of(
            new LoadSource(
                "order",
                Optional.of(Selector.parse("orders_total")),
                Optional.empty(),
                Optional.empty())),
        Optional.of(
            new Capacity(
                "workers",
                Optional.of(Selector.parse("busy")),
                8,
                OptionalDouble.of(6),
                OptionalDouble.empty())));
  }

  private SystemView system() {
    return new SystemView(
        "1",
        "abc",
        NOW,
        true,
        null,
        1,
        ready,
        NOW.minus(Duration.ofDays(7)),
        List.of(
            new SystemView.Component("log search", ready, ready ? "" : "the disk is full"),
            new SystemView.Component("evaluator", true, "")),
        List.of(new Usage("series", "Series", "1", 3, null)),
        List.of(new SystemView.RefusedPoints("unit", 4)),
        List.of(new SystemView.TrustedReplica("eu", "a", 5, NOW, NOW)),
        List.of(new SystemView.Interleaved("x_total", 6)),
        new SystemView.RulesInForce(NOW, "v1", 1, 1, 0, 1, List.of(), List.of()));
  }

  /** An incident of the one objective; its id. */
  String incident() {
    return incidents.fires(LATENCY, EvaluationFixture.PAGE_1H).id();
  }

  /** A sample of a minute ago and one of now. */
  void samples(String metric, String job, double before, double now) {
    long end = NOW.toEpochMilli();
    apply(
        List.of(
            new Floats(
                Labels.of(Labels.NAME, metric, "job", job),
                new long[] {end - 60_000, end - 1_000},
                new double[] {before, now})));
  }

  void observations(String metric, double... seconds) {
    long at = NOW.minusSeconds(30).toEpochMilli();
    apply(
        List.of(
            new Observations(
                Labels.of(Labels.NAME, metric, "job", "a"), Unit.SECONDS, at, seconds, 0)));
  }

  private void apply(List<SeriesData> series) {
    metrics.apply(NOW.toEpochMilli(), series, List.of());
  }

  void describe(MetricMetadata description) {
    metrics.apply(NOW.toEpochMilli(), List.of(), List.of(description));
  }

  JsonNode json(String target) throws IOException, InterruptedException {
    return http.json(target);
  }

  HttpResponse<String> get(String target) throws IOException, InterruptedException {
    return http.get(target);
  }

  /** What a refusal of a request says. */
  String refusal(String target) throws IOException, InterruptedException {
    return Loopback.detail(http.get(target), 400);
  }

  @Override
  public void close() {
    logs.goOn.countDown();
    events.close();
    http.close();
    beats.close();
    threads.shutdownNow();
    incidents.close();
  }
}
