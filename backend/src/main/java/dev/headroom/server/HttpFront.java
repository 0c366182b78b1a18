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
import org.jspecify.annotations.Nullable;

/** The one port: as many event loops as there are cores accept on it. */
final class HttpFront implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofSeconds(20);
  private static final Duration STOP_MAX = Duration.ofSeconds(5);
  private static final int HEADER_BYTES_MAX = 16 * 1024;
  static final int IDLE_SECONDS_MAX = 90;

  private final Vertx vertx;
  private final String deployment;

  private HttpFront(Vertx vertx, String deployment) {
    this.vertx = vertx;
    this.deployment = deployment;
  }

  /**
   * Opens the door.
   *
   * @throws IOException if the port cannot be had, saying which
   */
  static HttpFront open(Vertx vertx, Router router, Listen listen, OpenConnections connections)
      throws IOException {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(listen.host())
            .setPort(listen.port())
            .setMaxHeaderSize(HEADER_BYTES_MAX)
            .setMaxInitialLineLength(HEADER_BYTES_MAX)
            .setIdleTimeout(IDLE_SECONDS_MAX)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            // Where HTTP/2 may begin, a connection is not there before its first head is.
            .setHttp2ClearTextEnabled(false)
            .setCompressionSupported(true);
    int loops = Math.max(2, Runtime.getRuntime().availableProcessors());
    Future<String> deployed =
        vertx.deployVerticle(
            () -> new Door(router, options, connections),
            new DeploymentOptions().setInstances(loops));
    try {
      String deployment =
          deployed
              .toCompletionStage()
              .toCompletableFuture()
              .get(START_MAX.toSeconds(), TimeUnit.SECONDS);
      return new HttpFront(vertx, deployment);
    } catch (ExecutionException e) {
      String where = listen.host() + ":" + listen.port();
      if (e.getCause() instanceof BindException) {
        throw new IOException(where + " is taken by another process", e.getCause());
      }
      throw new IOException("cannot listen on " + where + ": " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the port did not open within " + START_MAX.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while opening the port", e);
    }
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
    private final OpenConnections connections;
    private @Nullable HttpServer server;

    Door(Router router, HttpServerOptions options, OpenConnections connections) {
      this.connections = connections;
      this.router = router;
      this.options = options;
    }

    @Override
    public Future<?> start() {
      HttpServer opening =
          vertx
              .createHttpServer(options)
              .connectionHandler(connection -> connections.opened(connection, vertx))
              .requestHandler(request -> {
                connections.asked(request, vertx);
                router.handle(request);
              });
      server = opening;
      return opening.listen();
    }

    @Override
    public Future<?> stop() {
      return server == null
          ? Future.succeededFuture()
          : server.shutdown(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
