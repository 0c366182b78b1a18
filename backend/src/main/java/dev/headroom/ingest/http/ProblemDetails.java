package dev.headroom.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error of our own endpoints (RFC 9457, Problem Details for HTTP APIs): {@code type} is always
 * {@code about:blank}, so {@code title} is the status' own phrase and {@code detail} says what and
 * where.
 *
 * @param requestId as in the server's log; empty if the request has none
 * @param more further members, as JSON values; may be empty
 */
public record ProblemDetails(
    int status, String detail, String requestId, Map<String, Object> more) {
  public static final String CONTENT_TYPE = "application/problem+json";

  /** Where the server keeps a request's id among a routing context's data. */
  public static final String REQUEST_ID = "requestId";

  private static final ObjectMapper JSON = new ObjectMapper();

  public ProblemDetails(int status, String detail, String requestId) {
    this(status, detail, requestId, Map.of());
  }

  /** The id the server gave to a request; empty if it gave none. */
  public static String requestId(RoutingContext request) {
    return request.get(REQUEST_ID, "");
  }

  public Buffer toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "about:blank");
    members.put("title", HttpResponseStatus.valueOf(status).reasonPhrase());
    members.put("status", status);
    members.put("detail", detail);
    if (!requestId.isEmpty()) {
      members.put("requestId", requestId);
    }
    members.putAll(more);
    return json(members);
  }

  static Buffer json(Object value) {
    try {
      return Buffer.buffer(JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain maps and lists are always JSON", e);
    }
  }

  /** Answers a request with this problem; on the request's event loop. */
  public void answer(RoutingContext request) {
    request.response().setStatusCode(status).putHeader("Content-Type", CONTENT_TYPE).end(toJson());
  }
}
