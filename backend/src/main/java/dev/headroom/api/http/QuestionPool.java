package dev.headroom.api.http;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets a bounded number of questions onto threads at once, with a reserve for those who watch over
 * incidents, whoever asks for how much else.
 */
final class QuestionPool {
  /** Questions answered at once. */
  static final int QUESTIONS_MAX = 32;

  /** Further ones about incidents and readiness. */
  static final int WATCH_MAX = 8;

  private final Executor threads;
  private final ProblemWriter problems;
  private final Semaphore places = new Semaphore(QUESTIONS_MAX);
  private final Semaphore reserve = new Semaphore(WATCH_MAX);
  private final Histogram seconds;

  QuestionPool(Executor threads, ProblemWriter problems, CollectorRegistry registry) {
    this.threads = threads;
    this.problems = problems;
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
  }

  /**
   * A handler that does some work on a thread and writes what came of it on the event loop.
   *
   * @param watches whether it may use the reserve
   */
  Handler<RoutingContext> onThread(
      String route, boolean watches, Function<RoutingContext, Handler<RoutingContext>> work) {
    Histogram.Child timing = seconds.labels(route);
    return request -> {
      Semaphore place = place(watches);
      if (place == null) {
        problems.writeRetry(
            request, 429, "more than " + QUESTIONS_MAX + " questions at once (limit questionsMax)");
        return;
      }
      Context context = request.vertx().getOrCreateContext();
      threads.execute(() -> {
        Histogram.Timer timer = timing.startTimer();
        try {
          Handler<RoutingContext> writing = work.apply(request);
          context.runOnContext(now -> writing.handle(request));
        } finally {
          timer.observeDuration();
          place.release();
        }
      });
    };
  }

  private @Nullable Semaphore place(boolean watches) {
    if (watches && reserve.tryAcquire()) {
      return reserve;
    }
    return places.tryAcquire() ? places : null;
  }
}
