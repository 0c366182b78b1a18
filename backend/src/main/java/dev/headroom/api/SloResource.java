package dev.headroom.api;

import dev.headroom.model.TimeRange;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.Evaluator.History;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Objectives as they stand and as they stood. */
public final class SloResource {
  private static final int HISTORY_POINTS = 120;

  private final Evaluator evaluator;
  private final UnaryOperator<Evaluation> told;
  private final int windowScale;
  private final SloNews news;
  private final InstantSource clock;

  /** Every objective, the soonest exhausted first (schema of {@code GET /api/v1/slos}). */
  public record SloList(List<SloView> slos, int windowScale) {}

  record HistoryView(
      String name, double stepSeconds, @Nullable Instant firstEvent, List<Point> points) {
    record Point(
        Instant time,
        Instant until,
        long good,
        long bad,
        long unmeasured,
        long spread,
        @Nullable BigDecimal remaining) {
      static Point of(Evaluator.HistoryPoint point) {
        return new Point(
            point.at(),
            point.until(),
            point.counts().good(),
            point.counts().bad(),
            point.counts().unmeasured(),
            point.counts().spread(),
            point.remaining().orElse(null));
      }
    }

    static HistoryView of(String name, History history) {
      return new HistoryView(
          name,
          history.step().toMillis() / 1000.0,
          history.first().orElse(null),
          history.points().stream().map(Point::of).toList());
    }
  }

  /**
   * @param told an evaluation as people are told of it
   * @param news hears of every list that was answered
   */
  public SloResource(
      Evaluator evaluator,
      UnaryOperator<Evaluation> told,
      int windowScale,
      SloNews news,
      InstantSource clock) {
    this.news = news;
    this.told = told;
    this.evaluator = evaluator;
    this.windowScale = windowScale;
    this.clock = clock;
  }

  void mount(Router router, Answers answers) {
    router.get("/api/v1/slos").handler(answers.to("slos", (request, parameters) -> all()));
    router
        .get("/api/v1/slos/:name")
        .handler(answers.to("slo", (request, parameters) -> one(request)));
    router
        .get("/api/v1/slos/:name/definition")
        .handler(answers.to("slo_definition", (request, parameters) -> definition(request)));
    router.get("/api/v1/slos/:name/history").handler(answers.to("slo_history", this::history));
  }

  private Reply all() {
    SloList list = list(evaluator.evaluateAll(clock.instant()).stream().map(told).toList());
    news.answered(list);
    return new Reply.Found(list);
  }

  /** What is to be told of these evaluations to those who watch; empty where that can wait. */
  public Optional<Object> news(List<Evaluation> evaluations) {
    return news.next(list(evaluations), evaluations.getFirst().at()).map(Function.identity());
  }

  private SloList list(List<Evaluation> evaluations) {
    return new SloList(
        evaluations.stream().sorted(soonestExhausted()).map(SloView::of).toList(), windowScale);
  }

  private static Comparator<Evaluation> soonestExhausted() {
    Duration never = Duration.ofSeconds(Long.MAX_VALUE);
    return Comparator.<Evaluation, Duration>comparing(
            each -> each.exhaustionOfRemaining().orElse(never))
        .thenComparing(each -> each.budget().remaining())
        .thenComparing(each -> each.objective().name());
  }

  private Reply one(RoutingContext request) {
    return of(request, SloView::of);
  }

  private Reply definition(RoutingContext request) {
    return of(request, evaluation -> evaluation.objective().definition());
  }

  private Reply of(RoutingContext request, Function<Evaluation, Object> view) {
    String name = Parameters.path(request, "name");
    return evaluator
        .evaluate(name, clock.instant())
        .map(told)
        .<Reply>map(evaluation -> new Reply.Found(view.apply(evaluation)))
        .orElseGet(() -> new Reply.Missing("there is no objective " + name));
  }

  private Reply history(RoutingContext request, Parameters parameters) {
    String name = Parameters.path(request, "name");
    TimeRange range = parameters.range();
    Duration step =
        parameters
            .duration("step")
            .orElse(Duration.ofMillis(Math.max(1_000, range.lengthMillis() / HISTORY_POINTS)));
    return evaluator
        .history(name, past(range), step)
        .<Reply>map(found -> new Reply.Found(HistoryView.of(name, found)))
        .orElseGet(() -> new Reply.Missing("there is no objective " + name));
  }

  /** Of what is still to come there is nothing to tell. */
  private TimeRange past(TimeRange range) {
    long end = Math.min(range.toMillis(), clock.millis());
    return new TimeRange(Math.min(range.fromMillis(), end), end);
  }
}
