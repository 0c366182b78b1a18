package dev.headroom.api.series;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.view.SeriesLinesView;
import dev.headroom.model.TimeRange;
import dev.headroom.query.LineQuery;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.SeriesQueries.SampleAnswer;
import dev.headroom.query.SeriesQueries.SeriesSamples;
import dev.headroom.runbook.live.LiveQuery;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Samples;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which metrics are held and what tells their series apart; their samples, and lines of them. */
final class SeriesResource implements Resource {
  private static final int SAMPLES_MAX = 1_000_000;
  private static final int LABELS_MAX = 100;

  private final SeriesQueries metrics;
  private final InstantSource clock;
  private final Answers answers;

  /**
   * @param total how many there are, those beyond the limit included
   */
  record HeldMetricsView(List<HeldMetricView> metrics, int total) {}

  /**
   * @param truncated whether there is more than the limits on series and samples allow
   */
  record SamplesView(List<OneSeries> series, boolean truncated) {}

  /**
   * @param samples pairs of epoch milliseconds and the value as text, as Prometheus writes it
   */
  record OneSeries(Map<String, String> labels, List<List<Object>> samples) {
    static OneSeries of(SeriesSamples series) {
      List<List<Object>> samples = new ArrayList<>();
      Samples read = series.samples();
      for (int i = 0; i < read.size(); i++) {
        samples.add(List.of(read.timesMillis()[i], sampleValue(read.values()[i])));
      }
      return new OneSeries(series.labels().toMap(), samples);
    }
  }

  SeriesResource(SeriesQueries metrics, InstantSource clock, Answers answers) {
    this.answers = answers;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v1/samples")
        .handler(answers.to("samples", (request, parameters) -> samples(parameters)));
    router
        .get("/api/v1/metrics")
        .handler(answers.to("held_metrics", (request, parameters) -> held(parameters)));
    router
        .get("/api/v1/cardinality")
        .handler(answers.to("cardinality", (request, parameters) -> cardinality(parameters)));
    router
        .get("/api/v1/lines")
        .handler(answers.to("lines", (request, parameters) -> lines(parameters)));
  }

  private Reply held(Parameters parameters) {
    int limit = parameters.integer("limit", 100, 1, 1_000);
    Optional<String> metric = parameters.text("metric");
    String text = parameters.text("text").orElse("");
    List<HeldMetricView> found =
        HeldMetricView.all(metrics.metrics(), metrics.metadata(), clock.instant()).stream()
            .filter(each -> metric.isEmpty() || each.isAskedBy(metric.get()))
            .filter(each -> each.mentions(text))
            .toList();
    return new Reply.JsonValue(
        new HeldMetricsView(found.stream().limit(limit).toList(), found.size()));
  }

  private Reply cardinality(Parameters parameters) {
    parameters.required("match");
    Selector selector = parameters.parsed("match", Selector::parse).orElseThrow();
    int limit = parameters.integer("limit", 100, 1, 1_000);
    return new Reply.JsonValue(
        metrics.cardinality(selector, parameters.range(), LABELS_MAX, limit));
  }

  /** Read as a live block of kind series is, so that what is seen here can be written there. */
  private Reply lines(Parameters parameters) {
    String source = parameters.required("query");
    Map<String, String> attributes = new HashMap<>();
    for (String name : List.of("show", "by", "top")) {
      parameters.text(name).ifPresent(value -> attributes.put(name, value));
    }
    TimeRange range = parameters.range();
    LineQuery query;
    try {
      query = LiveQuery.SeriesLines.of(attributes, source).in(range);
    } catch (IllegalArgumentException e) {
      return new Reply.BadRequest(String.valueOf(e.getMessage()));
    }
    LineQuery asked = query;
    return Reply.of(
        metrics.lines(asked), answer -> SeriesLinesView.of(asked, answer, clock.instant()));
  }

  private Reply samples(Parameters parameters) {
    parameters.required("match");
    Selector selector = parameters.parsed("match", Selector::parse).orElseThrow();
    int limit = parameters.integer("limit", 100, 1, 1_000);
    SampleAnswer found = metrics.samples(selector, parameters.range(), SAMPLES_MAX);
    return new Reply.JsonValue(
        new SamplesView(
            found.series().stream().limit(limit).map(OneSeries::of).toList(),
            found.truncated() || found.series().size() > limit));
  }

  /** Prometheus writes whole numbers without a fraction and names what is no number. */
  private static String sampleValue(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
