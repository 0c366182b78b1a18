package dev.headroom.ingest.http;

import dev.headroom.ingest.body.BodyBudget;
import dev.headroom.ingest.body.BodyReader;
import dev.headroom.ingest.body.DroppedBody;
import dev.headroom.ingest.decode.BodyException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Receives the requests of one endpoint. */
final class PushHandler implements Handler<RoutingContext> {
  private final Endpoint endpoint;
  private final PushGate door;

  PushHandler(Endpoint endpoint, PushGate door) {
    this.endpoint = endpoint;
    this.door = door;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    door.origins().tell(request);
    BodyBudget.Lease lease = door.budget().lease();
    Exchange exchange = new Exchange(context, endpoint, lease, door.metrics(), door.nanoTime());
    try {
      PushRequest.RequestHead head = PushRequest.RequestHead.of(endpoint, request);
      exchange.speak(head.format().dialect());
      PushRequest push = new PushRequest(exchange, door, head);
      new BodyReader(request, door.bodies(), lease, push).read(context.vertx());
    } catch (BodyException e) {
      DroppedBody.drop(request, door.bodies());
      exchange.answer(Outcome.of(e, door.retryAfter()));
    }
  }
}
