package dev.headroom.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.ingest.http.ProblemDetails;
import dev.headroom.model.Problem;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one boundary between resources and HTTP: runs questions off the event loop, a bounded number
 * at once, writes answers as JSON and everything that goes wrong as problem details (RFC 9457).
 */
final class Answers {
  static final int QUESTIONS_MAX = 32;

  /** Parts of answers that may go on at once, those included that nobody waits for any more. */
  static final int PARTS_MAX = QUESTIONS_MAX;

  /** More for those who watch over incidents, whoever asks for how much else. */
  static final int WATCH_MAX = 8;

  private static final Set<String> WATCH_ROUTES =
      Set.of(
          "ready",
          "system",
          "metrics",
          "incidents",
          "incident",
          "ack",
          "resolve",
          "notes",
          "step",
          "phone",
          "phone_ack",
          "deliveries",
          "slos");
  private static final String FAULT = "a disk or the state database fails; /-/ready names which";
  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  private final ObjectMapper json;
  private final ExecutorService threads;
  private final InstantSource clock;
  private final Semaphore room = new Semaphore(QUESTIONS_MAX);
  private final Semaphore roomToWatch = new Semaphore(WATCH_MAX);
  private final Semaphore roomForParts = new Semaphore(PARTS_MAX);
  private final Histogram seconds;
  private final Counter partsLate;

  /** Answers one request; may wait for disk and locks. */
  @FunctionalInterface
  interface Question {
    Reply reply(RoutingContext request, Parameters parameters) throws IOException;
  }

  /** Answers one request with a page for people; may wait for disk and locks. */
  @FunctionalInterface
  interface PageQuestion {
    Page page(RoutingContext request) throws IOException;
  }

  /**
   * A page for people.
   *
   * @param location where to go instead; empty to stay
   */
  record Page(int status, String html, String location) {
    Page(int status, String html) {
      this(status, html, "");
    }

    static Page seeOther(String location) {
      return new Page(303, "", location);
    }
  }

  /** Something else than JSON. */
  record Text(int status, String type, String body) {
    Text(int status, String body) {
      this(status, "text/plain; charset=utf-8", body);
    }
  }

  Answers(
      ObjectMapper json, ExecutorService threads, InstantSource clock, CollectorRegistry registry) {
    this.json = json;
    this.threads = threads;
    this.clock = clock;
    this.seconds =
        Histogram.build("headroom_api_seconds", "Time to answer a question, by route.")
            .labelNames("route")
            .buckets(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
            .register(registry);
    Gauge.build("headroom_api_questions_limit", "Most questions answered at once.")
        .register(registry)
        .set(QUESTIONS_MAX);
    Gauge.build("headroom_api_watch_limit", "Further questions about incidents and readiness.")
        .register(registry)
        .set(WATCH_MAX);
    Gauge.build("headroom_api_parts_limit", "Most parts of answers with their own time at once.")
        .register(registry)
        .set(PARTS_MAX);
    this.partsLate =
        Counter.build(
                "headroom_api_parts_late_total", "Parts of answers that took longer than they may.")
            .register(registry);
  }

  /** A handler that answers with JSON. */
  Handler<RoutingContext> to(String route, Question question) {
    return onThread(route, request -> ask(question, request));
  }

  /** A handler that answers with text. */
  Handler<RoutingContext> toText(String route, Supplier<Text> text) {
    return onThread(
        route,
        request -> {
          Text answer = text.get();
          return to -> write(to, answer.status(), answer.type(), Buffer.buffer(answer.body()));
        });
  }

  /** A handler that answers with a page. */
  Handler<RoutingContext> toPage(String route, PageQuestion question) {
    return onThread(
        route,
        request -> {
          try {
            Page page = question.page(request);
            return to -> {
              if (!page.location().isEmpty()) {
                to.response().putHeader("Location", page.location());
              }
              write(to, page.status(), "text/html; charset=utf-8", Buffer.buffer(page.html()));
            };
          } catch (IOException e) {
            return unavailable(request, e);
          }
        });
  }

  Handler<RoutingContext> reload(Reload reload) {
    return onThread(
        "reload",
        request -> {
          try {
            return switch (reload.reload()) {
              case Reload.Outcome.Taken taken -> found(taken);
              case Reload.Outcome.Kept kept ->
                  to -> problem(to, 422, "nothing was changed", kept.problems());
              case Reload.Outcome.Refused(String reason) ->
                  to -> problem(to, 503, "nothing was changed: " + reason);
            };
          } catch (IOException e) {
            return unavailable(request, e);
          }
        });
  }

  private Handler<RoutingContext> found(Object value) throws IOException {
    Buffer body = Buffer.buffer(json.writeValueAsBytes(value));
    return to -> write(to, 200, "application/json", body);
  }

  private @Nullable Semaphore taken(boolean watches) {
    if (watches && roomToWatch.tryAcquire()) {
      return roomToWatch;
    }
    return room.tryAcquire() ? room : null;
  }

  private Handler<RoutingContext> onThread(
      String route, Function<RoutingContext, Handler<RoutingContext>> work) {
    Histogram.Child timing = seconds.labels(route);
    boolean watches = WATCH_ROUTES.contains(route);
    return request -> {
      Semaphore taken = taken(watches);
      if (taken == null) {
        request.response().putHeader("Retry-After", "1");
        problem(request, 429, "more than " + QUESTIONS_MAX + " questions at once");
        return;
      }
      Context context = request.vertx().getOrCreateContext();
      threads.execute(() -> {
        Histogram.Timer timer = timing.startTimer();
        try {
          Handler<RoutingContext> writing = attempt(work, request);
          context.runOnContext(now -> writing.handle(request));
        } finally {
          timer.observeDuration();
          taken.release();
        }
      });
    };
  }

  /**
   * Does a part of an answer that may take so long and no longer. What is late goes on to its end,
   * where nobody hears of it, and keeps its place among {@value #PARTS_MAX}.
   *
   * @return empty if it was late, or so many are going on already
   */
  <T> Optional<T> within(Duration time, Callable<T> work) throws IOException {
    if (!roomForParts.tryAcquire()) {
      partsLate.inc();
      return Optional.empty();
    }
    FutureTask<T> task = new FutureTask<>(work);
    threads.execute(() -> {
      try {
        task.run();
      } finally {
        roomForParts.release();
      }
    });
    try {
      return Optional.of(task.get(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      partsLate.inc();
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw asThrown(e);
    }
  }

  /** What the work threw, as an environment's fault or a bug. */
  private static IOException asThrown(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RuntimeException bug -> throw bug;
      case IOException fault -> fault;
      case Error broken -> throw broken;
      case Throwable other -> new IOException(other);
      case null -> new IOException(failure);
    };
  }

  private Handler<RoutingContext> attempt(
      Function<RoutingContext, Handler<RoutingContext>> work, RoutingContext request) {
    try {
      return work.apply(request);
    } catch (BadParameter e) {
      return to -> problem(to, 400, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return failed(request, e);
    }
  }

  Handler<RoutingContext> failed(RoutingContext request, @Nullable Throwable cause) {
    log.error(
        "request {} {} failed", ProblemDetails.requestId(request), request.request().path(), cause);
    return to -> problem(to, 500, "the server failed; its log has the request id");
  }

  /** A disk or the database failed: the same request may do later. */
  private Handler<RoutingContext> unavailable(RoutingContext request, IOException cause) {
    log.error(
        "request {} {} cannot be answered",
        ProblemDetails.requestId(request),
        request.request().path(),
        cause);
    return to -> {
      to.response().putHeader("Retry-After", "1");
      problem(to, 503, FAULT);
    };
  }

  private Handler<RoutingContext> ask(Question question, RoutingContext request) {
    try {
      Reply reply = question.reply(request, new Parameters(request, clock));
      return switch (reply) {
        case Reply.Found found -> found(found.body());
        case Reply.Missing missing -> to -> problem(to, 404, missing.what());
        case Reply.Busy busy ->
            to -> {
              to.response().putHeader("Retry-After", "1");
              problem(to, 429, busy.what());
            };
        case Reply.Refused refused -> to -> problem(to, 400, refused.reason());
      };
    } catch (IOException e) {
      return unavailable(request, e);
    }
  }

  void problem(RoutingContext request, int status, String detail) {
    problem(request, status, detail, List.of());
  }

  void problem(RoutingContext request, int status, String detail, List<Problem> problems) {
    if (request.response().closed() || request.response().ended()) {
      return;
    }
    if (PrometheusLetter.isSpokenAt(request.request().path())) {
      prometheusProblem(request, status, detail);
      return;
    }
    Map<String, Object> more = problems.isEmpty() ? Map.of() : Map.of("problems", problems);
    request.response().putHeader("Cache-Control", "no-store");
    new ProblemDetails(status, detail, ProblemDetails.requestId(request), more).answer(request);
  }

  private void prometheusProblem(RoutingContext request, int status, String detail) {
    try {
      byte[] failure = json.writeValueAsBytes(new PrometheusLetter.Failure(status, detail));
      write(request, status, "application/json", Buffer.buffer(failure));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("two texts are always JSON", e);
    }
  }

  private static void write(RoutingContext request, int status, String type, Buffer body) {
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
