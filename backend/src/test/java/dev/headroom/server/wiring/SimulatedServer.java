package dev.headroom.server.wiring;

import static dev.headroom.storage.logs.Pages.found;

import dev.headroom.Seed;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.AlertingConfig;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.correlation.Correlation;
import dev.headroom.alerting.correlation.ToldPagers;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.burn.BreachHistory;
import dev.headroom.burn.BurnAlerts;
import dev.headroom.capacity.Services;
import dev.headroom.change.ChangeConfig;
import dev.headroom.change.ChangeLog;
import dev.headroom.demo.push.Push;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.ingest.IngestConfig;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Decoder;
import dev.headroom.ingest.hdr.IntervalLogDecoder;
import dev.headroom.ingest.json.NativePush;
import dev.headroom.ingest.otlp.Otlp;
import dev.headroom.ingest.remotewrite.RemoteWriteDecoder;
import dev.headroom.ingest.replica.ReplicaElection;
import dev.headroom.intake.Receipt;
import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Batch;
import dev.headroom.model.Rejection;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.routing.Routings;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.UnwatchedPromise;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import dev.headroom.slo.openslo.OpenSlo;
import dev.headroom.yaml.Problems;
import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.xerial.snappy.Snappy;

/**
 * The server as the demo runs it, on a clock that the test owns: what is pushed is decoded and
 * applied as the server does it, counted by the shipped promises, evaluated, and what burns becomes
 * an incident in a database.
 *
 * <p>Left out are the parts that go by the wall clock and change no number: HTTP, the write-ahead
 * log, the intake's threads and the evaluation loop. A push is decoded and handed to the applier
 * that the intake's follower hands it to; the test says when to evaluate.
 */
public final class SimulatedServer implements AutoCloseable {
  /** As the demo plays. */
  private static final WindowScale SCALE = new WindowScale(60);

  private static final Path SLOS = Path.of("../alert-rules/slos");

  private final CollectorRegistry registry = new CollectorRegistry();
  private final SloConfig config = SloConfig.defaults().with(SCALE);
  private final Head head = new Head(HeadConfig.defaults(), registry);
  private final Objectives objectives = new Objectives(config, registry);
  private final InMemoryApplier inMemory =
      new InMemoryApplier(
          head, objectives.counting(), new ChangeLog(ChangeConfig.defaults(), registry));
  private final Evaluator evaluator = new Evaluator(objectives, () -> 0);
  private final BurnAlerts burns =
      new BurnAlerts(new Links(URI.create("http://localhost:8080")), BreachHistory.of(evaluator));
  private final Map<String, Decoder> decoders = decoders();
  private final TestClock clock;
  private final StateDatabase database;
  private final Correlation correlation;
  private final Alerting alerting;

  /** Who is told. */
  public final ToldPagers pagers = new ToldPagers();

  /**
   * @param folder for its database
   */
  public SimulatedServer(Path folder, TestClock clock) throws IOException {
    this.clock = clock;
    this.database = StateDatabase.open(StateFile.in(folder), () -> 0, registry);
    this.correlation =
        new Correlation(
            Muting.NONE,
            new Correlation.Limits(
                AlertingConfig.defaults().attachedAfter(),
                AlertingConfig.defaults().joinedWithin()),
            pagers::isTold,
            registry);
    this.alerting =
        Alerting.open(
            database,
            pagers,
            new Alerting.IncidentSources(_ -> burns, clock, Seed.fixed(1), correlation),
            AlertingConfig.defaults(),
            incident -> {},
            registry);
    promise(shipped());
  }

  private List<Objective> shipped() throws IOException {
    Problems problems = new Problems();
    List<Objective> shipped = OpenSlo.read(SLOS, problems, config);
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.sorted());
    }
    return shipped;
  }

  private static Services services() throws IOException {
    Problems problems = new Problems();
    Services services = Services.read(Path.of("../alert-rules/services.yaml"), problems);
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.sorted());
    }
    return services;
  }

  private void promise(List<Objective> promised) throws IOException {
    PromiseLog.Appender entry =
        (batch, _, told) -> told.accept(new Receipt.Applied(inMemory.apply(0, batch)));
    Optional<String> refusal = new PromiseLog(objectives.counting(), entry, clock).record(promised);
    if (refusal.isPresent()) {
      throw new AssertionError(refusal.get());
    }
    objectives.replace(promised);
    correlation.declare(Paging.declared(promised, services()));
    alerting.reload(
        BurnAlerts.subjects(UnwatchedPromise.besideObjectives(promised)),
        Routings.pagesApart("desk", "pager").scaled(config.windowScale()::apply));
  }

  private Map<String, Decoder> decoders() {
    IngestConfig ingest = IngestConfig.defaults();
    ReplicaElection replicas =
        new ReplicaElection(
            ingest.replicaLabels(), ingest.replicaFailover(), ingest.replicaTargetsMax(), registry);
    return Map.of(
        "/api/v1/write",
        new RemoteWriteDecoder(ingest.limits(), replicas, registry),
        "/v1/metrics",
        new Otlp(ingest.limits(), ingest.otlp()).metricsProtobuf(),
        "/api/v1/timings",
        new NativePush(ingest.limits()).timings(),
        "/api/v1/hdr?unit=us",
        new IntervalLogDecoder(ingest.limits()));
  }

  /** Takes in a push of metrics; one of logs says nothing of promises and is passed over. */
  public void take(Push push) {
    Decoder decoder = decoders.get(push.path());
    if (decoder == null) {
      return;
    }
    Map<String, String> parameters =
        push.path().endsWith("?unit=us") ? Map.of("unit", "us") : Map.of();
    try {
      Decoded decoded = decoder.decode(new Body(plain(push), clock.millis(), parameters));
      Batch batch = decoded.batch();
      List<Rejection> refused = inMemory.apply(0, batch);
      if (decoded.rejections().points() > 0 || !refused.isEmpty()) {
        throw new AssertionError(
            "%s: refused %s, %s".formatted(push.path(), decoded.rejections(), refused));
      }
    } catch (BodyException | IOException e) {
      throw new AssertionError(push.path(), e);
    }
  }

  private static byte[] plain(Push push) throws IOException {
    return switch (push.contentEncoding()) {
      case "snappy" -> Snappy.uncompress(push.body());
      case "gzip" -> {
        try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(push.body()))) {
          yield body.readAllBytes();
        }
      }
      default -> push.body();
    };
  }

  /** One round of the evaluation loop, now. */
  public void evaluate() {
    alerting.onRounds(
        burns.rounds(UnwatchedPromise.besideEvaluations(evaluator.evaluateAll(clock.instant()))));
  }

  /** A promise by its name. */
  public Objective objective(String name) {
    return objectives.list().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What stands. */
  public List<Incident> unresolved() {
    return alerting.unresolved();
  }

  /** An incident as it is stored. */
  public Incident stored(String id) {
    try {
      return alerting.find(id).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the percentile API reads its answer from. */
  public PercentileAnswer percentiles(PercentileQuery query) {
    return found(new SeriesQueries(head).percentiles(query));
  }

  public Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    database.close();
  }
}
