package dev.headroom.api.series;

import dev.headroom.api.view.FreshnessView;
import dev.headroom.query.percentile.HeatmapAnswer;
import dev.headroom.query.percentile.HeatmapQuery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts by time and value as the API tells them (schema Heatmap). */
record HeatmapView(
    String metric,
    String unit,
    Instant from,
    Instant to,
    double stepSeconds,
    List<Double> bounds,
    @Nullable Double overFrom,
    List<ColumnView> columns,
    int series,
    FreshnessView freshness) {

  record ColumnView(Instant from, Instant to, long count, List<Long> counts, long over) {
    static ColumnView of(HeatmapAnswer.Column column) {
      return new ColumnView(
          Instant.ofEpochMilli(column.fromMillis()),
          Instant.ofEpochMilli(column.toMillis()),
          column.count(),
          column.counts(),
          column.over());
    }
  }

  static HeatmapView of(String metric, HeatmapQuery query, HeatmapAnswer answer, Instant now) {
    return new HeatmapView(
        metric,
        answer.unit().symbol(),
        Instant.ofEpochMilli(query.covered().fromMillis()),
        Instant.ofEpochMilli(query.covered().toMillis()),
        query.coveredStep().toMillis() / 1000.0,
        answer.bounds(),
        answer.overFrom().isPresent() ? answer.overFrom().getAsDouble() : null,
        answer.columns().stream().map(ColumnView::of).toList(),
        answer.seriesMerged(),
        FreshnessView.ofMillis(answer.newestMillis(), now));
  }
}
