package dev.headroom.api.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Decides by route and caller who is let in. Asked on the event loop, so it must not wait. */
@FunctionalInterface
public interface AccessFilter {
  /** Lets everybody in. */
  AccessFilter OPEN = (_, _) -> Optional.empty();

  /**
   * Why a request is refused, for its answer with status 403; empty if it is let in.
   *
   * @param route name of the route that took it, as metrics have it
   */
  Optional<String> refusal(String route, RoutingContext request);
}
