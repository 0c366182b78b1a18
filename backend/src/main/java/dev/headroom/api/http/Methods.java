package dev.headroom.api.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which methods are done where: HEAD wherever GET is (RFC 9110, section 9.3.2), and what a request
 * with another one is told ({@code Allow}, section 10.2.1).
 */
final class Methods {
  private static final Pattern PARAMETER = Pattern.compile(":[A-Za-z]+");

  private Methods() {}

  /** To be called when everything is mounted. */
  static void complete(Router router) {
    for (Route route : List.copyOf(router.getRoutes())) {
      Set<HttpMethod> methods = route.methods();
      if (methods != null && methods.contains(HttpMethod.GET)) {
        route.method(HttpMethod.HEAD);
      }
    }
  }

  /** The methods that are done at a path, in order of name. */
  static List<String> allowed(Router router, String path) {
    return router.getRoutes().stream()
        .filter(route -> route.methods() != null && isAt(route, path))
        .flatMap(route -> Objects.requireNonNull(route.methods()).stream())
        .map(HttpMethod::name)
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean isAt(Route route, String path) {
    String pattern = route.getPath();
    return pattern != null
        && Pattern.matches(PARAMETER.matcher(pattern).replaceAll("[^/]+") + "/?", path);
  }
}
