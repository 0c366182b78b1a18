package dev.headroom.api.view;

import dev.headroom.model.TimeRange;
import dev.headroom.model.text.DurationText;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Percentiles as the API tells them (schema Percentiles). */
public record PercentilesView(
    String metric,
    String unit,
    Instant from,
    Instant to,
    @Nullable String step,
    int series,
    List<String> kinds,
    boolean approximate,
    @Nullable Double errorBound,
    FreshnessView freshness,
    List<PercentilePointView> points) {

  public static PercentilesView of(
      String metric, PercentileQuery query, PercentileAnswer answer, Instant now) {
    TimeRange range = query.covered();
    return new PercentilesView(
        metric,
        answer.unit().symbol(),
        Instant.ofEpochMilli(range.fromMillis()),
        Instant.ofEpochMilli(range.toMillis()),
        query.coveredStep().map(DurationText::format).orElse(null),
        answer.seriesMerged(),
        answer.kinds().stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList(),
        answer.approximate(),
        finite(answer.relativeErrorBound()),
        FreshnessView.ofMillis(answer.newestMillis(), now),
        answer.points().stream().map(PercentilePointView::of).toList());
  }

  public record PercentilePointView(
      Instant from, Instant to, long count, long overflow, List<QuantileView> values) {
    static PercentilePointView of(PercentileAnswer.Point point) {
      return new PercentilePointView(
          Instant.ofEpochMilli(point.fromMillis()),
          Instant.ofEpochMilli(point.toMillis()),
          point.count(),
          point.overflow(),
          point.quantiles().stream().map(QuantileView::of).toList());
    }
  }

  public record QuantileView(
      double q, @Nullable Double value, @Nullable Double low, @Nullable Double high) {
    static QuantileView of(PercentileAnswer.Quantile quantile) {
      return new QuantileView(
          quantile.q(), finite(quantile.value()), finite(quantile.low()), finite(quantile.high()));
    }
  }

  /** JSON knows no infinity; what nothing bounds is null. */
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
