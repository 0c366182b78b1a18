package dev.headroom.ingest.http;

import dev.headroom.ingest.IngestConfig;
import dev.headroom.ingest.body.BodyBudget;
import dev.headroom.ingest.body.ContentEncoding;
import dev.headroom.ingest.body.Decompression;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoder;
import dev.headroom.ingest.hdr.IntervalLogDecoder;
import dev.headroom.ingest.http.OtlpDialect.Form;
import dev.headroom.ingest.http.OtlpDialect.Signal;
import dev.headroom.ingest.json.NativePush;
import dev.headroom.ingest.otlp.Otlp;
import dev.headroom.ingest.remotewrite.RemoteWriteDecoder;
import dev.headroom.ingest.replica.ReplicaElection;
import dev.headroom.intake.Intake;
import dev.headroom.intake.SeriesAdmission;
import dev.headroom.model.Usage;
import io.prometheus.client.CollectorRegistry;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** The receivers of all push protocols, ready to be mounted on a router. */
public final class Receivers {
  private static final String JSON = "application/json";
  private static final String PROTOBUF = "application/x-protobuf";

  private final PushGate gate;
  private final BodyBudget budget;
  private final List<Endpoint> endpoints;

  /**
   * The threads and the time that pushes are read with.
   *
   * @param decoding runs decompression and decoding: work for the processor, off the event loops
   * @param clock wall time, for times left out and for bounds
   * @param nanoTime monotonic time, for measuring
   */
  public record Environment(Executor decoding, InstantSource clock, LongSupplier nanoTime) {}

  /**
   * @param intake where batches go; recovered before the first request
   * @param admission asked once for each series of each push
   * @param arrivals told of everything that is taken
   * @param replicas decides which of several replicas counts
   */
  public Receivers(
      Intake intake,
      SeriesAdmission admission,
      PushArrivals arrivals,
      ReplicaElection replicas,
      IngestConfig config,
      Environment environment,
      CollectorRegistry registry) {
    this.budget = new BodyBudget(config.bodies().inFlightBytesMax());
    this.gate =
        new PushGate(
            intake,
            new Admission(admission),
            config.bodies(),
            budget,
            new Decompression(config.bodies()),
            new RequestMetrics(registry, budget, arrivals),
            environment.decoding(),
            environment.clock(),
            environment.nanoTime(),
            config.intake().retryAfter(),
            new BrowserOrigins(config.origins()));
    this.endpoints = endpoints(config, replicas, registry);
    endpoints.forEach(endpoint -> arrivals.expect(endpoint.protocol()));
  }

  /** Adds the routes of each endpoint; may be called for several routers. */
  public void mount(Router router) {
    for (Endpoint endpoint : endpoints) {
      router.post(endpoint.path()).handler(new PushHandler(endpoint, gate));
      router.options(endpoint.path()).handler(gate.origins()::answerOptions);
    }
  }

  /** How full the room for bodies is. */
  public List<Usage> usages() {
    return List.of(
        Usage.bytes(
            "bodies",
            "Bodies being read",
            (double) budget.leasedBytes(),
            (double) budget.bytesMax()));
  }

  /** Whether something is pushed to a path. */
  public boolean isPush(String path) {
    return endpoints.stream().anyMatch(endpoint -> endpoint.path().equals(path));
  }

  private static List<Endpoint> endpoints(
      IngestConfig config, ReplicaElection replicas, CollectorRegistry registry) {
    DecodeLimits limits = config.limits();
    Otlp otlp = new Otlp(limits, config.otlp());
    NativePush push = new NativePush(limits);
    Dialect dialect = new NativeDialect();
    Format remoteWrite =
        new Format(
            PROTOBUF,
            "prometheus.WriteRequest",
            new RemoteWriteDecoder(limits, replicas, registry),
            new RemoteWriteDialect());
    return List.of(
        new Endpoint("remote_write", "/api/v1/write", ContentEncoding.SNAPPY, List.of(remoteWrite)),
        otlp(
            "otlp_metrics",
            "/v1/metrics",
            Signal.METRICS,
            otlp.metricsProtobuf(),
            otlp.metricsJson()),
        otlp("otlp_logs", "/v1/logs", Signal.LOGS, otlp.logsProtobuf(), otlp.logsJson()),
        plain("timings", "/api/v1/timings", new Format(JSON, push.timings(), dialect)),
        plain(
            "hdr",
            "/api/v1/hdr",
            new Format("text/plain", new IntervalLogDecoder(limits), dialect)),
        plain(
            "logs",
            "/api/v1/logs",
            new Format("application/x-ndjson", push.logLines(), dialect),
            new Format(JSON, push.logObjects(), dialect)),
        plain("changes", "/api/v1/changes", new Format(JSON, push.changes(), dialect)));
  }

  private static Endpoint otlp(
      String protocol, String path, Signal signal, Decoder protobuf, Decoder json) {
    return plain(
        protocol,
        path,
        new Format(PROTOBUF, protobuf, new OtlpDialect(signal, Form.PROTOBUF)),
        new Format(JSON, json, new OtlpDialect(signal, Form.JSON)));
  }

  private static Endpoint plain(String protocol, String path, Format... formats) {
    return new Endpoint(protocol, path, ContentEncoding.IDENTITY, List.of(formats));
  }
}
