package dev.headroom.ingest.http;

import dev.headroom.ingest.body.BodyBudget;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One push from its head to its answer. It holds its share of the byte budget until then. */
final class Exchange {
  private static final int SENDER_GONE = 499;

  private final RoutingContext request;
  private final Context eventLoop;
  private final String protocol;
  private final BodyBudget.Lease lease;
  private final RequestMetrics metrics;
  private final LongSupplier nanoTime;
  private final long startedNanos;
  private Dialect dialect;

  Exchange(
      RoutingContext request,
      Endpoint endpoint,
      BodyBudget.Lease lease,
      RequestMetrics metrics,
      LongSupplier nanoTime) {
    this.request = request;
    this.eventLoop = request.vertx().getOrCreateContext();
    this.protocol = endpoint.protocol();
    this.dialect = endpoint.defaultDialect();
    this.lease = lease;
    this.metrics = metrics;
    this.nanoTime = nanoTime;
    this.startedNanos = nanoTime.getAsLong();
  }

  RoutingContext request() {
    return request;
  }

  BodyBudget.Lease lease() {
    return lease;
  }

  /** From here on answers are given in this protocol's words. */
  void speak(Dialect spoken) {
    dialect = spoken;
  }

  /** Answers and lets the budget go; from any thread, once. */
  void answer(Outcome outcome) {
    if (outcome instanceof Outcome.Taken taken) {
      metrics.taken(protocol, taken);
    }
    PushReply reply = dialect.say(outcome, ProblemDetails.requestId(request));
    lease.close();
    eventLoop.runOnContext(_ -> write(reply));
  }

  /** The sender went away before it had sent everything. */
  void gone() {
    lease.close();
    finished(SENDER_GONE);
  }

  private void write(PushReply reply) {
    HttpServerResponse response = request.response();
    finished(response.closed() ? SENDER_GONE : reply.status());
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(reply.status());
    reply.retryAfter().ifPresent(wait -> response.putHeader("Retry-After", seconds(wait)));
    if (!reply.contentType().isEmpty()) {
      response.putHeader("Content-Type", reply.contentType());
    }
    reply.headers().forEach(response::putHeader);
    response.end(reply.body());
  }

  private void finished(int status) {
    double seconds = (double) (nanoTime.getAsLong() - startedNanos) / TimeUnit.SECONDS.toNanos(1);
    metrics.answered(protocol, status, seconds);
  }

  private static String seconds(Duration wait) {
    return String.valueOf(Math.max(1, Math.ceilDiv(wait.toMillis(), 1_000L)));
  }
}
