package dev.headroom.api.page;

import dev.headroom.api.http.Resource;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The web UI packed into the jar: hashed assets that never change, and one page for every route a
 * browser may ask for. A jar built without the UI says so instead.
 */
final class WebUi implements Resource {
  private static final Pattern ASSET = Pattern.compile("/[A-Za-z0-9_./-]+\\.[a-z0-9]{2,5}");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "woff2", "font/woff2",
          "png", "image/png",
          "ico", "image/x-icon",
          "json", "application/json",
          "txt", "text/plain; charset=utf-8");
  private static final String PAGE = "/index.html";
  private static final String NOT_BUILT =
      "<!doctype html><title>Headroom</title><p>This jar was built without the web UI."
          + " The API is at <a href=\"/api/v1/openapi.yaml\">/api/v1/openapi.yaml</a>.";

  /** Only files of the jar are kept, so the jar bounds it. */
  private final Map<String, Buffer> files = new ConcurrentHashMap<>();

  @Override
  public void mount(Router router) {
    // A route for every method: one for GET alone would make unknown paths 405 for the others.
    router.routeWithRegex("/(?!api/|v1/|-/|metrics$).*").handler(this::serve);
  }

  private void serve(RoutingContext request) {
    HttpMethod method = request.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      request.next();
      return;
    }
    String path = request.normalizedPath();
    Optional<Buffer> asset =
        ASSET.matcher(path).matches() && !path.contains("..") ? file(path) : Optional.empty();
    if (asset.isPresent()) {
      answer(request, path, asset.get());
    } else if (asksForPage(request)) {
      answer(request, PAGE, file(PAGE).orElseGet(() -> Buffer.buffer(NOT_BUILT)));
    } else {
      request.next();
    }
  }

  private static void answer(RoutingContext request, String name, Buffer body) {
    request
        .response()
        .putHeader("Content-Type", TYPES.getOrDefault(ending(name), "application/octet-stream"))
        .putHeader(
            "Cache-Control",
            name.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache")
        .end(body);
  }

  /**
   * A browser that navigates, or a client that takes anything; not a script that mistyped an API
   * path, nor a browser that looks for a file which is not there.
   */
  private static boolean asksForPage(RoutingContext request) {
    String accept = request.request().getHeader("Accept");
    String path = request.normalizedPath();
    boolean anything = accept == null || accept.isBlank() || accept.contains("*/*");
    boolean page = accept != null && accept.contains("text/html");
    return (page || (anything && !ASSET.matcher(path).matches()))
        && !path.startsWith("/api/")
        && !path.startsWith("/v1/")
        && !path.startsWith("/-/");
  }

  private Optional<Buffer> file(String name) {
    Buffer known = files.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    try (InputStream in = WebUi.class.getResourceAsStream("/webroot" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      Buffer read = Buffer.buffer(in.readAllBytes());
      files.put(name, read);
      return Optional.of(read);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the jar", e);
    }
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
