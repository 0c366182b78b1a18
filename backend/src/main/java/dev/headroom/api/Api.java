package dev.headroom.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.ingest.http.ProblemDetails;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The read and admin side: mounts every resource, and what every request and answer has. */
public final class Api {
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
          + " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
          + " form-action 'self'";

  private final Resources resources;
  private final Answers answers;
  private final JsonBody json;
  private final LiveEvents events;
  private final CollectorRegistry registry;
  private final String runId;
  private final AtomicLong requests = new AtomicLong();

  /** Everything that answers questions. */
  public record Resources(
      SloResource slos,
      IncidentResource incidents,
      DeliveryResource deliveries,
      RunbookResource runbooks,
      ChangeResource changes,
      LogResource logs,
      PercentileResource percentiles,
      SeriesResource series,
      PrometheusResource prometheus,
      ServiceResource services,
      PhoneResource phone,
      ArrivalResource arrivals,
      SystemResource system,
      Optional<FaultSwitch> faults) {}

  /**
   * @param threads where questions are answered; may be unbounded, the number of questions is not
   * @param random makes request ids differ from one run to the next
   */
  public Api(
      Resources resources,
      LiveEvents events,
      ObjectMapper json,
      ExecutorService threads,
      InstantSource clock,
      RandomGenerator random,
      CollectorRegistry registry) {
    this.resources = resources;
    this.answers = new Answers(json, threads, clock, registry);
    this.json = new JsonBody(answers);
    this.events = events;
    this.registry = registry;
    this.runId = HexFormat.of().toHexDigits(random.nextInt());
  }

  /**
   * To be mounted before anything else: ids, headers, the time bodies have, and what no resource
   * took.
   *
   * @param bodyTime how long a body may take to arrive
   * @param isPush whether something is pushed to a path
   */
  public void mountFirst(Router router, Duration bodyTime, Predicate<String> isPush) {
    BodyDeadline deadline = new BodyDeadline(bodyTime, isPush, answers);
    router.route().handler(request -> begin(request, deadline));
    onError(router, 404, request -> notTaken(router, request, 404));
    onError(router, 405, request -> notTaken(router, request, 405));
    onError(
        router, 400, request -> answers.problem(request, 400, "the address is not well formed"));
    onError(
        router, 413, request -> answers.problem(request, 413, "the body is larger than allowed"));
    onError(router, 500, request -> answers.failed(request, request.failure()).handle(request));
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
    String path = request.request().path();
    String allowed = Methods.allowed(router, request.normalizedPath());
    String method = request.request().method().name();
    if (status == 404 && (allowed.isEmpty() || List.of(allowed.split(", ")).contains(method))) {
      answers.problem(request, 404, "there is nothing at " + path);
      return;
    }
    request.response().putHeader("Allow", allowed);
    answers.problem(request, 405, method + " is not done at " + path);
  }

  public void mount(Router router) {
    resources.slos().mount(router, answers);
    resources.incidents().mount(router, answers, json);
    resources.deliveries().mount(router, answers);
    resources.runbooks().mount(router, answers);
    resources.changes().mount(router, answers);
    resources.logs().mount(router, answers);
    resources.percentiles().mount(router, answers);
    resources.series().mount(router, answers);
    resources.prometheus().mount(router, answers);
    resources.services().mount(router, answers);
    resources.phone().mount(router, answers);
    resources.arrivals().mount(router, answers);
    resources.system().mount(router, answers);
    resources
        .faults()
        .ifPresent(faults -> new FaultResource(faults, events, json).mount(router, answers));
    new StreamResource(events, answers).mount(router);
    new MetricsResource(registry).mount(router, answers);
  }

  /** A handler for {@code POST /-/reload}. */
  public void mountReload(Router router, Reload reload) {
    router.post("/-/reload").handler(answers.reload(reload));
  }

  /** To be called when everything is mounted, whoever mounted it. */
  public void mountLast(Router router) {
    Methods.complete(router);
  }

  private void begin(RoutingContext request, BodyDeadline deadline) {
    describe(request);
    deadline.begin(request);
    if (isQuerySound(request)) {
      request.next();
    } else {
      answers.problem(request, 400, "the query is not well formed");
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
