package dev.headroom.ingest.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may push from a browser, and how a browser is told (Fetch standard, section 3.3,
 * "CORS protocol"). Without any origin in {@code ingest.origins} no page may.
 */
final class BrowserOrigins {
  private static final String PREFLIGHT_SECONDS = "600";
  private static final String READABLE = "Retry-After, X-Request-Id";
  private static final int HEADERS_LENGTH_MAX = 1_024;

  private final Set<String> allowed;

  /**
   * @param origins scheme, host and port, as browsers write them
   */
  BrowserOrigins(List<String> origins) {
    this.allowed =
        origins.stream()
            .map(origin -> origin.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Tells a browser that the page may read the answer, if it may. */
  void tell(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return;
    }
    request.response().putHeader("Vary", "Origin");
    if (isAllowed(origin)) {
      request
          .response()
          .putHeader("Access-Control-Allow-Origin", origin)
          .putHeader("Access-Control-Expose-Headers", READABLE);
    }
  }

  /** Answers the question whether a page may push. */
  void answerOptions(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = request.response();
    response.putHeader("Allow", "OPTIONS, POST");
    tell(request);
    if (request.getHeader("Access-Control-Request-Method") == null) {
      response.setStatusCode(204).end();
    } else if (!isAllowed(request.getHeader("Origin"))) {
      new ProblemDetails(
              403,
              "pages of this origin may not push; ingest.origins names those that may",
              ProblemDetails.requestId(context))
          .answer(context);
    } else {
      allow(request, response);
    }
  }

  private static void allow(HttpServerRequest request, HttpServerResponse response) {
    String headers = request.getHeader("Access-Control-Request-Headers");
    if (headers != null && headers.length() <= HEADERS_LENGTH_MAX) {
      response.putHeader("Access-Control-Allow-Headers", headers);
    }
    if ("true".equals(request.getHeader("Access-Control-Request-Private-Network"))) {
      response.putHeader("Access-Control-Allow-Private-Network", "true");
    }
    response
        .putHeader("Access-Control-Allow-Methods", "POST")
        .putHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS)
        .setStatusCode(204)
        .end();
  }

  private boolean isAllowed(@Nullable String origin) {
    return origin != null && allowed.contains(origin.toLowerCase(Locale.ROOT));
  }
}
