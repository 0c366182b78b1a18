package dev.headroom.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Objects;

/** What is mounted, in the words of OpenAPI. */
final class Routes {
  private Routes() {}

  /** Methods and paths like {@code GET /api/v1/slos/{name}}, HEAD left out. */
  static List<String> of(Router router) {
    return router.getRoutes().stream()
        .filter(route -> route.getPath() != null && route.methods() != null)
        .flatMap(route ->
            Objects.requireNonNull(route.methods()).stream()
                .filter(method -> !method.equals(HttpMethod.HEAD))
                .map(method ->
                    method.name()
                        + " "
                        + Objects.requireNonNull(route.getPath())
                            .replaceAll(":([A-Za-z]+)", "{$1}")))
        .distinct()
        .sorted()
        .toList();
  }
}
