package dev.headroom.api.http;

import dev.headroom.ingest.http.ProblemDetails;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * What every request and every answer has, whoever answers, pushes and the web UI included: ids,
 * headers, a time for the body, HEAD, and words where nobody answers.
 */
public final class RequestFrame {
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
          + " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
          + " form-action 'self'";

  private final ProblemWriter problems;
  private final String runId;
  private final AtomicLong requests = new AtomicLong();

  /**
   * @param random makes request ids differ from one run to the next
   */
  public RequestFrame(Answers answers, RandomGenerator random) {
    this.problems = answers.problems();
    this.runId = HexFormat.of().toHexDigits(random.nextInt());
  }

  /**
   * To be mounted before anything else.
   *
   * @param bodyTime how long a body may take to arrive
   * @param isPush whether something is pushed to a path
   */
  public void mountFirst(Router router, Duration bodyTime, Predicate<String> isPush) {
    BodyDeadline deadline = new BodyDeadline(bodyTime, isPush, problems);
    router.route().handler(request -> begin(request, deadline));
    onError(router, 404, request -> notTaken(router, request, 404));
    onError(router, 405, request -> notTaken(router, request, 405));
    onError(router, 400, request -> problems.write(request, 400, "the address is not well formed"));
    onError(router, 413, request -> problems.write(request, 413, LimitedBodies.exceeded(request)));
    onError(router, 500, request -> problems.failed(request, request.failure()).handle(request));
  }

  /** To be called when everything is mounted, whoever mounted it. */
  public void mountLast(Router router) {
    Methods.complete(router);
  }

  /** No handler sees a request whose target is no path, or whose {@code Host} is none. */
  private void onError(Router router, int status, Handler<RoutingContext> answer) {
    router.errorHandler(
        status,
        request -> {
          if (ProblemDetails.requestId(request).isEmpty()) {
            describe(request);
          }
          answer.handle(request);
        });
  }

  /** Says that nobody took a request: pages hide from the router that a path has other methods. */
  private void notTaken(Router router, RoutingContext request, int status) {
    List<String> allowed = Methods.allowed(router, request.normalizedPath());
    String method = request.request().method().name();
    if (status == 404 && (allowed.isEmpty() || allowed.contains(method))) {
      problems.writeNothing(request);
    } else {
      problems.writeNotDone(request, allowed);
    }
  }

  private void begin(RoutingContext request, BodyDeadline deadline) {
    describe(request);
    deadline.begin(request);
    if (isQuerySound(request)) {
      request.next();
    } else {
      problems.write(request, 400, "the query is not well formed");
    }
  }

  /** Gives a request its id, and its answer what every answer has. */
  private void describe(RoutingContext request) {
    String id = runId + "-" + requests.incrementAndGet();
    request.put(ProblemDetails.REQUEST_ID, id);
    request
        .response()
        .putHeader("X-Request-Id", id)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Content-Security-Policy", CONTENT_POLICY);
  }

  /** Whether the query can be read: what cannot be decoded is thrown at whoever reads it first. */
  private static boolean isQuerySound(RoutingContext request) {
    try {
      request.queryParams();
      return true;
    } catch (HttpException | IllegalArgumentException e) {
      return false;
    }
  }
}
