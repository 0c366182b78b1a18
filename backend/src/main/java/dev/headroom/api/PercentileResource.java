package dev.headroom.api;

import dev.headroom.metrics.Matcher;
import dev.headroom.metrics.MetricStore;
import dev.headroom.metrics.PercentileAnswer;
import dev.headroom.metrics.PercentileOutcome;
import dev.headroom.metrics.PercentileQuery;
import dev.headroom.metrics.Selector;
import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Percentiles of merged cells, each answer with count, error bound and freshness. */
public final class PercentileResource {
  private final MetricStore metrics;
  private final InstantSource clock;

  record PercentilesView(
      String metric,
      String unit,
      Instant from,
      Instant to,
      int series,
      List<String> kinds,
      boolean approximate,
      @Nullable Double errorBound,
      FreshnessView freshness,
      List<PointView> points) {}

  record PointView(Instant from, Instant to, long count, long overflow, List<QuantileView> values) {
    static PointView of(PercentileAnswer.Point point) {
      return new PointView(
          Instant.ofEpochMilli(point.fromMillis()),
          Instant.ofEpochMilli(point.toMillis()),
          point.count(),
          point.overflow(),
          point.quantiles().stream().map(QuantileView::of).toList());
    }
  }

  record QuantileView(
      double q, @Nullable Double value, @Nullable Double low, @Nullable Double high) {
    static QuantileView of(PercentileAnswer.Quantile quantile) {
      return new QuantileView(
          quantile.q(), finite(quantile.value()), finite(quantile.low()), finite(quantile.high()));
    }
  }

  public PercentileResource(MetricStore metrics, InstantSource clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  void mount(Router router, Answers answers) {
    router
        .get("/api/v1/percentiles")
        .handler(answers.to("percentiles", (request, parameters) -> answer(parameters)));
  }

  private Reply answer(Parameters parameters) {
    String metric = parameters.required("metric");
    TimeRange range = parameters.range();
    Selector named =
        new Selector(List.of(new Matcher(Labels.NAME, Matcher.Operator.EQUAL, metric)));
    Selector selector = parameters.parsed("match", Selector::parse).map(named::and).orElse(named);
    List<Double> quantiles =
        parameters.parsed("q", PercentileResource::quantiles).orElse(List.of(0.5, 0.99, 0.999));
    PercentileOutcome outcome = metrics.percentiles(query(selector, range, quantiles, parameters));
    return switch (outcome) {
      case PercentileOutcome.Refused refused -> new Reply.Refused(refused.reason());
      case PercentileAnswer answer -> new Reply.Found(view(metric, range, answer));
    };
  }

  private static PercentileQuery query(
      Selector selector, TimeRange range, List<Double> quantiles, Parameters parameters) {
    try {
      return new PercentileQuery(selector, range, quantiles, parameters.duration("step"));
    } catch (IllegalArgumentException e) {
      throw new BadParameter("query", String.valueOf(e.getMessage()));
    }
  }

  private PercentilesView view(String metric, TimeRange range, PercentileAnswer answer) {
    return new PercentilesView(
        metric,
        answer.unit().symbol(),
        Instant.ofEpochMilli(range.fromMillis()),
        Instant.ofEpochMilli(range.toMillis()),
        answer.seriesMerged(),
        answer.kinds().stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList(),
        answer.approximate(),
        finite(answer.relativeErrorBound()),
        freshness(answer.newestMillis(), clock.instant()),
        answer.points().stream().map(PointView::of).toList());
  }

  static FreshnessView freshness(OptionalLong newestMillis, Instant now) {
    return FreshnessView.of(
        newestMillis.isPresent()
            ? java.util.Optional.of(Instant.ofEpochMilli(newestMillis.getAsLong()))
            : java.util.Optional.empty(),
        now);
  }

  private static List<Double> quantiles(String text) {
    List<Double> quantiles = new ArrayList<>();
    Stream.of(text.split(",")).map(String::strip).map(Double::valueOf).forEach(quantiles::add);
    return quantiles;
  }

  /** JSON knows no infinity; what nothing bounds is null. */
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
