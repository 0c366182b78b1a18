package dev.headroom.ingest.http;

import dev.headroom.ingest.IngestConfig;
import dev.headroom.ingest.IngestConfig.BodyLimits;
import dev.headroom.ingest.IngestConfig.OtlpConfig;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.replica.ReplicaElection;
import dev.headroom.intake.Intake;
import dev.headroom.intake.IntakeConfig;
import dev.headroom.storage.ListFollower;
import dev.headroom.storage.MemoryLog;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.xerial.snappy.Snappy;

/** The receivers on a real HTTP server, with a log and stores in memory behind them. */
public final class PushServer implements AutoCloseable {
  public static final int QUEUE_BATCHES_MAX = 8;
  public static final long NOW = 1_770_000_000_000L;

  public final MemoryLog wal = new MemoryLog();
  public final ListFollower store = ListFollower.ofEverything("store");
  public final CollectorRegistry registry = new CollectorRegistry();
  public final RoomLedger room = new RoomLedger();

  /** Dear to start, without state of its own: one for all tests of a run. */
  private static final Vertx VERTX = Vertx.vertx();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final ExecutorService decoding = Executors.newVirtualThreadPerTaskExecutor();
  private final Intake intake;
  private final HttpServer server;

  public PushServer(BodyLimits bodies, DecodeLimits limits) throws Exception {
    this(bodies, limits, Instant.ofEpochMilli(NOW));
  }

  public PushServer(BodyLimits bodies, DecodeLimits limits, Instant now) throws Exception {
    IntakeConfig shortQueues =
        new IntakeConfig(
            QUEUE_BATCHES_MAX,
            1 << 20,
            Duration.ofMillis(20),
            Duration.ofHours(1),
            Duration.ofSeconds(5));
    IngestConfig config =
        new IngestConfig(
            bodies,
            limits,
            shortQueues,
            OtlpConfig.defaults(),
            List.of("replica"),
            Duration.ofSeconds(30),
            10,
            List.of("https://Shop.example"));
    intake = new Intake(wal, List.of(store), config.intake(), registry);
    intake.recover((position, end) -> {});
    Receivers receivers =
        new Receivers(
            intake,
            room,
            new PushArrivals(InstantSource.fixed(now)),
            new ReplicaElection(
                config.replicaLabels(),
                config.replicaFailover(),
                config.replicaTargetsMax(),
                registry),
            config,
            new Receivers.Environment(decoding, InstantSource.fixed(now), System::nanoTime),
            registry);
    Router router = Router.router(VERTX);
    router
        .route()
        .handler(context -> {
          context.put(ProblemDetails.REQUEST_ID, "request-7");
          context.next();
        });
    receivers.mount(router);
    server =
        VERTX
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  public static PushServer withDefaults() throws Exception {
    return new PushServer(BodyLimits.defaults(), DecodeLimits.defaults());
  }

  public int port() {
    return server.actualPort();
  }

  /** A push to a path, with header names and values in turn. */
  public HttpResponse<byte[]> post(String path, byte[] body, String... headers) throws Exception {
    return send(path, BodyPublishers.ofByteArray(body), headers);
  }

  public HttpResponse<byte[]> post(String path, String body, String... headers) throws Exception {
    return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public HttpResponse<byte[]> send(String path, HttpRequest.BodyPublisher body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .timeout(Duration.ofSeconds(20))
            .POST(body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  public static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public static byte[] gzip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] snappy(byte[] body) {
    try {
      return Snappy.compress(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public double metric(String name, String... labels) {
    String[] names = new String[labels.length / 2];
    String[] values = new String[labels.length / 2];
    for (int i = 0; i < labels.length; i += 2) {
      names[i / 2] = labels[i];
      values[i / 2] = labels[i + 1];
    }
    Double value = registry.getSampleValue(name, names, values);
    return value == null ? 0 : value;
  }

  @Override
  public void close() {
    store.letGo();
    server.close().toCompletionStage().toCompletableFuture().join();
    decoding.shutdown();
    intake.close();
    wal.close();
  }
}
