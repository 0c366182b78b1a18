package dev.headroom.ingest.http;

import dev.headroom.ingest.body.BodyBudget;
import dev.headroom.ingest.body.BodyReader;
import dev.headroom.ingest.decode.BodyException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Receives the requests of one endpoint. */
final class PushHandler implements Handler<RoutingContext> {
  private final Endpoint endpoint;
  private final PushGate gate;

  PushHandler(Endpoint endpoint, PushGate gate) {
    this.endpoint = endpoint;
    this.gate = gate;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    gate.origins().tell(request);
    BodyBudget.Lease lease = gate.budget().lease();
    Exchange exchange = new Exchange(context, endpoint, lease, gate.metrics(), gate.nanoTime());
    try {
      PushRequest.RequestHead head = PushRequest.RequestHead.of(endpoint, request);
      exchange.speak(head.format().dialect());
      PushRequest push = new PushRequest(exchange, gate, head);
      new BodyReader(request, gate.bodies(), lease, push).read(context.vertx());
    } catch (BodyException e) {
      BodyReader.drop(request, gate.bodies());
      exchange.answer(Outcome.of(e, gate.retryAfter()));
    }
  }
}
