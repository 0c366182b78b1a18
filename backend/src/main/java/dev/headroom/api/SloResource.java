package dev.headroom.api;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.stream.SloFeed;
import dev.headroom.api.view.SloView;
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
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Objectives as they stand and as they stood. */
final class SloResource implements Resource {
  private static final int HISTORY_POINTS = 120;

  private final Evaluator evaluator;
  private final UnaryOperator<Evaluation> reported;
  private final SloFeed feed;
  private final InstantSource clock;
  private final Answers answers;

  private record SloHistoryView(
      String name, double stepSeconds, @Nullable Instant firstEvent, List<SloPoint> points) {
    private record SloPoint(
        Instant time,
        Instant until,
        long good,
        long bad,
        long unmeasured,
        long spread,
        @Nullable BigDecimal remaining) {
      static SloPoint of(Evaluator.HistoryPoint point) {
        return new SloPoint(
            point.at(),
            point.until(),
            point.counts().good(),
            point.counts().bad(),
            point.counts().unmeasured(),
            point.counts().spread(),
            point.remaining().orElse(null));
      }
    }

    static SloHistoryView of(String name, History history) {
      return new SloHistoryView(
          name,
          history.step().toMillis() / 1000.0,
          history.first().orElse(null),
          history.points().stream().map(SloPoint::of).toList());
    }
  }

  /**
   * @param reported an evaluation as people are told of it
   * @param feed hears of every list that was answered
   */
  SloResource(
      Evaluator evaluator,
      UnaryOperator<Evaluation> reported,
      SloFeed feed,
      InstantSource clock,
      Answers answers) {
    this.evaluator = evaluator;
    this.reported = reported;
    this.feed = feed;
    this.clock = clock;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/v1/slos").handler(answers.toWatch("slos", (_, _) -> all()));
    router.get("/api/v1/slos/:name").handler(answers.to("slo", (request, _) -> one(request)));
    router
        .get("/api/v1/slos/:name/definition")
        .handler(answers.to("slo_definition", (request, _) -> definition(request)));
    router.get("/api/v1/slos/:name/history").handler(answers.to("slo_history", this::history));
  }

  private Reply all() {
    List<Evaluation> now = evaluator.evaluateAll(clock.instant()).stream().map(reported).toList();
    SloView.SloList list = feed.list(now);
    feed.answered(list);
    return new Reply.JsonValue(list);
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
        .map(reported)
        .<Reply>map(evaluation -> new Reply.JsonValue(view.apply(evaluation)))
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
        .<Reply>map(found -> new Reply.JsonValue(SloHistoryView.of(name, found)))
        .orElseGet(() -> new Reply.Missing("there is no objective " + name));
  }

  /** Of what is still to come there is nothing to tell. */
  private TimeRange past(TimeRange range) {
    long end = Math.min(range.toMillis(), clock.millis());
    return new TimeRange(Math.min(range.fromMillis(), end), end);
  }
}
