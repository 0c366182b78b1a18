package dev.headroom.api.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Gives the body of every request its time: who has not sent the whole of it by then gets 408 and
 * loses the connection, be it that there is an answer already. A push that is being read is told so
 * by whoever reads it, in the words of its protocol.
 */
final class BodyDeadline {
  private final Duration limit;
  private final Predicate<String> isPush;
  private final ProblemWriter problems;

  /**
   * @param limit from the end of the head to the last byte of the body
   * @param isPush whether something is pushed to a path
   */
  BodyDeadline(Duration limit, Predicate<String> isPush, ProblemWriter problems) {
    this.limit = limit;
    this.isPush = isPush;
    this.problems = problems;
  }

  /** Begins to count, where there is a body to wait for. */
  void begin(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!hasBody(request)) {
      return;
    }
    long timer = context.vertx().setTimer(limit.toMillis(), _ -> late(context));
    request.end().onComplete(_ -> context.vertx().cancelTimer(timer));
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return request.getHeader("Transfer-Encoding") != null
        || (length != null && !length.equals("0"));
  }

  private void late(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.response().headWritten()) {
      request.connection().close();
    } else if (!isPush.test(request.path())) {
      // Whoever waited for the body hears no more of it.
      request.handler(_ -> {}).endHandler(_ -> {}).exceptionHandler(_ -> {});
      request.response().endHandler(_ -> request.connection().close());
      problems.write(context, 408, "the body took longer than " + limit);
    }
  }
}
