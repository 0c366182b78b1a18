package dev.headroom.server;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The one port: as many event loops as there are cores accept on it. */
final class HttpFront implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofSeconds(20);
  private static final Duration STOP_MAX = Duration.ofSeconds(5);
  private static final int HEADER_BYTES_MAX = 16 * 1024;
  private static final int IDLE_SECONDS_MAX = 90;

  private final Vertx vertx;
  private final String deployment;
  private final int port;

  private HttpFront(Vertx vertx, String deployment, int port) {
    this.vertx = vertx;
    this.deployment = deployment;
    this.port = port;
  }

  /**
   * Opens the door.
   *
   * @throws IOException if the port cannot be had, saying which
   */
  static HttpFront open(Vertx vertx, Router router, Listen listen)
      throws IOException, InterruptedException {
    AtomicInteger port = new AtomicInteger();
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(listen.host())
            // A negative port is any free one, shared by all event loops.
            .setPort(listen.port() == 0 ? -1 : listen.port())
            .setMaxHeaderSize(HEADER_BYTES_MAX)
            .setMaxInitialLineLength(HEADER_BYTES_MAX)
            .setIdleTimeout(IDLE_SECONDS_MAX)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setCompressionSupported(true);
    int loops = Math.max(2, Runtime.getRuntime().availableProcessors());
    Future<String> deployed =
        vertx.deployVerticle(
            () -> new Door(router, options, port), new DeploymentOptions().setInstances(loops));
    try {
      String deployment =
          deployed
              .toCompletionStage()
              .toCompletableFuture()
              .get(START_MAX.toSeconds(), TimeUnit.SECONDS);
      return new HttpFront(vertx, deployment, port.get());
    } catch (ExecutionException e) {
      String where = listen.host() + ":" + listen.port();
      if (e.getCause() instanceof BindException) {
        throw new IOException(where + " is taken by another process", e.getCause());
      }
      throw new IOException("cannot listen on " + where + ": " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the port did not open within " + START_MAX.toSeconds() + " s", e);
    }
  }

  /** The port that is really open. */
  int port() {
    return port;
  }

  /** Stops accepting, lets requests in flight finish for a while. */
  @Override
  public void close() {
    try {
      vertx
          .undeploy(deployment)
          .toCompletionStage()
          .toCompletableFuture()
          .get(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the port did not close", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One event loop's listener. */
  private static final class Door extends VerticleBase {
    private final Router router;
    private final HttpServerOptions options;
    private final AtomicInteger port;
    private @Nullable HttpServer server;

    Door(Router router, HttpServerOptions options, AtomicInteger port) {
      this.router = router;
      this.options = options;
      this.port = port;
    }

    @Override
    public Future<?> start() {
      HttpServer opening = vertx.createHttpServer(options).requestHandler(router);
      server = opening;
      return opening.listen().onSuccess(open -> port.set(open.actualPort()));
    }

    @Override
    public Future<?> stop() {
      return server == null
          ? Future.succeededFuture()
          : server.shutdown(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
