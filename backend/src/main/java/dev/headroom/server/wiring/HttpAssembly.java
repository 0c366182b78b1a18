package dev.headroom.server.wiring;

import dev.headroom.api.Api;
import dev.headroom.ingest.http.PushArrivals;
import dev.headroom.ingest.http.Receivers;
import dev.headroom.ingest.replica.ReplicaElection;
import dev.headroom.server.http.HttpFront;
import dev.headroom.server.http.WorkerPool;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Everything that speaks HTTP: pushes come in by it, questions are answered by it. */
final class HttpAssembly {
  private final ServerContext context;
  private final FatalErrorHandler fatal;

  HttpAssembly(ServerContext context, FatalErrorHandler fatal) {
    this.context = context;
    this.fatal = fatal;
  }

  Vertx eventLoops() {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    vertx.exceptionHandler(fatal::endIfFatal);
    context.closer().add("event loops", () -> vertx.close().await());
    return vertx;
  }

  Receivers receivers(Stores stores, PushArrivals arrivals, ReplicaElection replicas) {
    WorkerPool decoding = new WorkerPool(context.config().threads(), context.registry());
    context.closer().add("decoding", decoding::close);
    return new Receivers(
        stores.intake(),
        new StoreAdmission(stores.metrics()),
        arrivals,
        replicas,
        context.config().ingest(),
        new Receivers.Environment(decoding, context.clocks().wall(), context.clocks().nanoTime()),
        context.registry());
  }

  /** As many threads as questions may be asked at once, which the api bounds. */
  ExecutorService questions() {
    ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("question-", 0).factory());
    context.closer().add("questions", threads::shutdownNow);
    return threads;
  }

  /** Mounts everything on one router, in the order requests meet it, and opens the port. */
  void serve(Vertx vertx, Api api, Receivers receivers) throws IOException {
    HttpFront front =
        new HttpFront(
            vertx,
            context.config().listen(),
            context.clocks().nanoTime(),
            context.random(),
            context.registry());
    Router router = Router.router(vertx);
    api.mountFirst(router, context.config().ingest().bodies().readTimeout(), receivers::isPush);
    router
        .route()
        .handler(
            front.guard(
                context.config().publicUrl(),
                context.config().ingest().origins(),
                receivers::isPush));
    receivers.mount(router);
    api.mount(router);
    router
        .route()
        .failureHandler(request -> {
          Throwable failure = request.failure();
          if (failure != null) {
            fatal.endIfFatal(failure);
          }
          if (failure instanceof HttpClosedException) {
            // Nobody is left to be answered, and nothing is wrong here.
            return;
          }
          request.next();
        });
    api.mountLast(router);
    context.closer().add("port", front::close);
    front.open(router);
  }
}
