package dev.headroom.api.http;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Reads bodies up to a limit of their kind, and says which limit one was beyond. */
final class LimitedBodies {
  private static final String EXCEEDABLE = "bodyLimit";

  private final Gauge limits;

  /** A limit in bytes, with the name it is told by. */
  private record BytesMax(String name, int bytes) {}

  LimitedBodies(CollectorRegistry registry) {
    this.limits =
        Gauge.build("headroom_api_body_bytes_limit", "Largest body of a request, by limit.")
            .labelNames("limit")
            .register(registry);
  }

  /** A handler that has the body read, forms included, before the next handler. */
  Handler<RoutingContext> upTo(String name, int bytesMax) {
    limits.labels(name).set(bytesMax);
    BytesMax limit = new BytesMax(name, bytesMax);
    Handler<RoutingContext> body = BodyHandler.create(false).setBodyLimit(bytesMax);
    return request -> {
      request.put(EXCEEDABLE, limit);
      body.handle(request);
    };
  }

  /** What to say of a body that is too large. */
  static String exceeded(RoutingContext request) {
    BytesMax limit = request.get(EXCEEDABLE);
    return limit == null
        ? "the body is larger than allowed"
        : "the body is larger than " + limit.bytes() + " bytes (limit " + limit.name() + ")";
  }
}
