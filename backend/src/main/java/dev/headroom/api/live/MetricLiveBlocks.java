package dev.headroom.api.live;

import dev.headroom.api.live.LiveBlockView.ExpectationView;
import dev.headroom.api.view.PercentilesView;
import dev.headroom.api.view.SeriesLinesView;
import dev.headroom.metrics.MetricStore;
import dev.headroom.metrics.PercentileAnswer;
import dev.headroom.metrics.PercentileOutcome;
import dev.headroom.metrics.PercentileQuery;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.LineAnswer;
import dev.headroom.query.LineOutcome;
import dev.headroom.query.LineQuery;
import dev.headroom.query.LineReader;
import dev.headroom.runbook.live.LiveQuery;
import dev.headroom.select.Selector;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What blocks about metrics show: percentiles, a value against what it should be, series. */
final class MetricLiveBlocks {
  private static final int STEPS = 120;

  private final MetricStore metrics;
  private final LineReader lines;
  private final InstantSource clock;

  MetricLiveBlocks(MetricStore metrics, InstantSource clock) {
    this.metrics = metrics;
    this.lines = new LineReader(metrics);
    this.clock = clock;
  }

  BlockResult percentiles(LiveQuery.Percentiles wanted, BlockContext context) {
    TimeRange range = wanted.range().around(context.start(), context.end());
    Duration step = wanted.step().orElseGet(() -> PercentileQuery.step(range, STEPS));
    PercentileQuery query;
    try {
      query = new PercentileQuery(wanted.selector(), range, wanted.quantiles(), Optional.of(step));
    } catch (IllegalArgumentException e) {
      return BlockResult.failed(String.valueOf(e.getMessage()), range);
    }
    return switch (metrics.percentiles(query)) {
      case PercentileOutcome.Refused(String reason) -> BlockResult.failed(reason, range);
      case PercentileAnswer answer ->
          BlockResult.percentiles(query.covered(), view(query, answer), null);
    };
  }

  BlockResult value(LiveQuery.Value wanted, BlockContext context) {
    TimeRange range = LiveBlocks.before(context.end(), wanted.over());
    PercentileQuery query =
        new PercentileQuery(wanted.selector(), range, List.of(wanted.quantile()), Optional.empty());
    return switch (metrics.percentiles(query)) {
      case PercentileOutcome.Refused(String reason) -> BlockResult.failed(reason, range);
      case PercentileAnswer answer -> value(wanted, query, answer);
    };
  }

  private BlockResult value(
      LiveQuery.Value wanted, PercentileQuery query, PercentileAnswer answer) {
    Unit unit = wanted.unit().orElse(answer.unit());
    if (!answer.points().isEmpty() && unit.dimension() != answer.unit().dimension()) {
      return BlockResult.failed(
          "the data is in " + answer.unit().symbol() + ", which cannot be told in " + unit.symbol(),
          query.covered());
    }
    Optional<PercentileAnswer.Quantile> quantile =
        answer.points().stream()
            .map(point -> point.quantiles().getFirst())
            .filter(found -> Double.isFinite(found.value()))
            .findFirst();
    boolean cut = quantile.filter(found -> Double.isInfinite(found.high())).isPresent();
    Optional<Double> value =
        quantile
            .map(PercentileAnswer.Quantile::value)
            .map(found -> unit.fromBase(BigDecimal.valueOf(found).multiply(answer.unit().base())));
    ExpectationView expectation =
        wanted
            .expectation()
            .map(expected ->
                new ExpectationView(
                    expected.text(),
                    value
                        .flatMap(
                            is -> cut ? expected.metByAtLeast(is) : Optional.of(expected.metBy(is)))
                        .orElse(null),
                    value.orElse(null)))
            .orElse(null);
    return BlockResult.percentiles(query.covered(), view(query, answer), expectation);
  }

  BlockResult series(LiveQuery.Series wanted, BlockContext context) {
    TimeRange range = wanted.range().around(context.start(), context.end());
    LineQuery query = wanted.in(range);
    return switch (lines.read(query)) {
      case LineOutcome.Refused(String reason) -> BlockResult.failed(reason, range);
      case LineAnswer answer ->
          BlockResult.series(range, SeriesLinesView.of(query, answer, clock.instant()));
    };
  }

  private PercentilesView view(PercentileQuery query, PercentileAnswer answer) {
    Selector selector = query.selector();
    String metric = selector.metric().orElseGet(selector::text);
    return PercentilesView.of(metric, query, answer, clock.instant());
  }
}
