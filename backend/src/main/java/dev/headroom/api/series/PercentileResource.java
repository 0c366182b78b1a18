package dev.headroom.api.series;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.view.PercentilesView;
import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.percentile.HeatmapQuery;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.select.Matcher;
import dev.headroom.select.Selector;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What merged cells say: percentiles with count, error bound and freshness, and heat maps. */
final class PercentileResource implements Resource {
  private static final int COLUMNS = 240;
  private static final int ROWS = 60;

  private final SeriesQueries metrics;
  private final InstantSource clock;
  private final Answers answers;

  PercentileResource(SeriesQueries metrics, InstantSource clock, Answers answers) {
    this.answers = answers;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v1/percentiles")
        .handler(answers.to("percentiles", (request, parameters) -> percentiles(parameters)));
    router
        .get("/api/v1/heatmap")
        .handler(answers.to("heatmap", (request, parameters) -> heatmap(parameters)));
  }

  private Reply percentiles(Parameters parameters) {
    String metric = parameters.required("metric");
    TimeRange range = parameters.range();
    Selector selector = selector(metric, parameters);
    Optional<Duration> step = parameters.duration("step");
    List<Double> quantiles =
        parameters.parsed("q", PercentileResource::quantiles).orElse(List.of(0.5, 0.99, 0.999));
    PercentileQuery query = sound(() -> new PercentileQuery(selector, range, quantiles, step));
    return Reply.of(
        metrics.percentiles(query),
        answer -> PercentilesView.of(metric, query, answer, clock.instant()));
  }

  private Reply heatmap(Parameters parameters) {
    String metric = parameters.required("metric");
    TimeRange range = parameters.range();
    Selector selector = selector(metric, parameters);
    Duration step = parameters.duration("step").orElse(PercentileQuery.step(range, COLUMNS));
    int rows = parameters.integer("rows", ROWS, 1, HeatmapQuery.ROWS_MAX);
    HeatmapQuery query = sound(() -> new HeatmapQuery(selector, range, step, rows));
    return Reply.of(
        metrics.heatmap(query), answer -> HeatmapView.of(metric, query, answer, clock.instant()));
  }

  private static Selector selector(String metric, Parameters parameters) {
    Selector named =
        new Selector(List.of(new Matcher(Labels.NAME, Matcher.Operator.EQUAL, metric)));
    return parameters.parsed("match", Selector::parse).map(named::and).orElse(named);
  }

  /** A question the store takes; what it says of another is passed on. */
  private static <Q> Q sound(Supplier<Q> query) {
    try {
      return query.get();
    } catch (IllegalArgumentException e) {
      throw Parameters.bad("query", String.valueOf(e.getMessage()));
    }
  }

  private static List<Double> quantiles(String text) {
    List<Double> quantiles = new ArrayList<>();
    Stream.of(text.split(",")).map(String::strip).map(Double::valueOf).forEach(quantiles::add);
    return quantiles;
  }
}
