package dev.headroom.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;

/** Turns replies into what writes them on the event loop. */
final class ReplyWriter {
  private static final String HTML = "text/html; charset=utf-8";

  private final ObjectMapper json;
  private final ProblemWriter problems;

  ReplyWriter(ObjectMapper json, ProblemWriter problems) {
    this.json = json;
    this.problems = problems;
  }

  /** Does what takes long, and leaves the writing. */
  Handler<RoutingContext> writing(Reply reply) throws IOException {
    return switch (reply) {
      case Reply.JsonValue(Object value) -> {
        Buffer body = Buffer.buffer(json.writeValueAsBytes(value));
        yield to -> write(to, 200, "application/json", body);
      }
      case Reply.PlainText(int status, String type, String body) ->
          writing(status, type, Buffer.buffer(body));
      case Reply.HtmlPage(int status, String html) -> writing(status, HTML, Buffer.buffer(html));
      case Reply.SeeOther(String location) ->
          to -> {
            to.response().putHeader("Location", location);
            write(to, 303, HTML, Buffer.buffer());
          };
      case Reply.BadRequest(String reason) -> to -> problems.write(to, 400, reason);
      case Reply.Unauthorized(String reason) -> to -> problems.write(to, 401, reason);
      case Reply.Missing(String what) -> to -> problems.write(to, 404, what);
      case Reply.Conflict(String reason) -> to -> problems.write(to, 409, reason);
      case Reply.Unprocessable unprocessable ->
          to -> problems.write(to, 422, unprocessable.detail(), unprocessable.problems());
      case Reply.TooManyRequests(String what) -> to -> problems.writeRetry(to, 429, what);
      case Reply.ServiceUnavailable(String reason) -> to -> problems.write(to, 503, reason);
    };
  }

  private static Handler<RoutingContext> writing(int status, String type, Buffer body) {
    return to -> write(to, status, type, body);
  }

  /** Answers a request, unless it has an answer. */
  static void write(RoutingContext request, int status, String type, Buffer body) {
    if (!request.response().closed() && !request.response().ended()) {
      request
          .response()
          .setStatusCode(status)
          .putHeader("Content-Type", type)
          .putHeader("Cache-Control", "no-store")
          .end(body);
    }
  }
}
