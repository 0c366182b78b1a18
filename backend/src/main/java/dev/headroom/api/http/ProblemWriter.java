package dev.headroom.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.api.http.Answers.ErrorFormat;
import dev.headroom.ingest.http.ProblemDetails;
import dev.headroom.model.Problem;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes everything that goes wrong: problem details, or what a path's clients expect instead. */
final class ProblemWriter {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);
  private static final String FAULT = "a disk or the state database fails; /-/ready names which";

  private final ObjectMapper json;
  private final ErrorFormat other;

  ProblemWriter(ObjectMapper json, ErrorFormat other) {
    this.json = json;
    this.other = other;
  }

  void write(RoutingContext request, int status, String detail) {
    write(request, status, detail, List.of());
  }

  /** Answers a request with a problem, unless it has an answer; on its event loop. */
  void write(RoutingContext request, int status, String detail, List<Problem> problems) {
    if (request.response().closed() || request.response().ended()) {
      return;
    }
    String path = request.request().path();
    if (path != null && other.isUsedAt(path)) {
      ReplyWriter.write(request, status, "application/json", body(path, status, detail));
      return;
    }
    Map<String, Object> more = problems.isEmpty() ? Map.of() : Map.of("problems", problems);
    request.response().putHeader("Cache-Control", "no-store");
    new ProblemDetails(status, detail, ProblemDetails.requestId(request), more).answer(request);
  }

  /** There is nothing at its path. */
  void writeNothing(RoutingContext request) {
    write(request, 404, other.nothingAt(String.valueOf(request.request().path())));
  }

  /** Something is there, and is not asked so. */
  void writeNotDone(RoutingContext request, List<String> allowed) {
    request.response().putHeader("Allow", String.join(", ", allowed));
    String path = String.valueOf(request.request().path());
    write(request, 405, other.notDone(path, request.request().method().name(), allowed));
  }

  /** The same request will do later. */
  void writeRetry(RoutingContext request, int status, String detail) {
    request.response().putHeader("Retry-After", "1");
    write(request, status, detail);
  }

  /** There is a bug. */
  Handler<RoutingContext> failed(RoutingContext request, @Nullable Throwable cause) {
    log.error(
        "request {} ({} {}) failed",
        ProblemDetails.requestId(request),
        request.get(Answers.ROUTE, "no route"),
        loggedPath(request),
        cause);
    return to -> write(to, 500, "the server failed; its log has the request id");
  }

  /** A disk or the database failed: the same request may do later. */
  Handler<RoutingContext> unavailable(RoutingContext request, IOException cause) {
    log.error(
        "request {} ({} {}) cannot be answered",
        ProblemDetails.requestId(request),
        request.get(Answers.ROUTE, "no route"),
        loggedPath(request),
        cause);
    return to -> writeRetry(to, 503, FAULT);
  }

  private static String loggedPath(RoutingContext request) {
    boolean hidden = request.get(Answers.HIDDEN_PATH, false);
    return hidden ? "a secret path" : String.valueOf(request.request().path());
  }

  private Buffer body(String path, int status, String detail) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(other.body(path, status, detail)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an error that is no JSON", e);
    }
  }
}
