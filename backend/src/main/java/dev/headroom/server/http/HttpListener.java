package dev.headroom.server.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes connections on one event loop. */
final class HttpListener extends VerticleBase {
  /** How long requests in flight may go on after the port was closed. */
  static final Duration STOP_MAX = Duration.ofSeconds(5);

  private final HttpServerOptions options;
  private final Router router;
  private final InvalidRequests invalid;
  private final OpenConnections connections;
  private @Nullable HttpServer server;

  HttpListener(
      HttpServerOptions options,
      Router router,
      InvalidRequests invalid,
      OpenConnections connections) {
    this.options = options;
    this.router = router;
    this.invalid = invalid;
    this.connections = connections;
  }

  @Override
  public Future<?> start() {
    HttpServer opening =
        vertx
            .createHttpServer(options)
            .connectionHandler(connection -> connections.opened(connection, vertx))
            .invalidRequestHandler(invalid)
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
