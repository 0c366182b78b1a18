package dev.headroom.api.page;

import dev.headroom.api.page.LiveBlockView.ExpectationView;
import dev.headroom.api.view.PercentilesView;
import dev.headroom.api.view.SeriesLinesView;
import dev.headroom.model.Answer;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.LineQuery;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.runbook.live.LiveQuery;
import dev.headroom.select.Selector;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What blocks about metrics show: percentiles, a value against what it should be, series. */
final class MetricLiveBlocks {
  private static final int STEPS = 120;
  private static final String BUSY = "too many questions at once";

  private final SeriesQueries metrics;
  private final InstantSource clock;

  MetricLiveBlocks(SeriesQueries metrics, InstantSource clock) {
    this.metrics = metrics;
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
    return shown(
        metrics.percentiles(query),
        range,
        answer -> BlockResult.percentiles(query.covered(), view(query, answer), null));
  }

  BlockResult value(LiveQuery.Value wanted, BlockContext context) {
    TimeRange range = LiveBlocks.before(context.end(), wanted.over());
    PercentileQuery query =
        new PercentileQuery(wanted.selector(), range, List.of(wanted.quantile()), Optional.empty());
    return shown(metrics.percentiles(query), range, answer -> value(wanted, query, answer));
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

  BlockResult series(LiveQuery.SeriesLines wanted, BlockContext context) {
    TimeRange range = wanted.range().around(context.start(), context.end());
    LineQuery query = wanted.in(range);
    return shown(
        metrics.lines(query),
        range,
        answer -> BlockResult.series(range, SeriesLinesView.of(query, answer, clock.instant())));
  }

  private static <T> BlockResult shown(
      Answer<T> answer, TimeRange range, Function<? super T, BlockResult> show) {
    return switch (answer) {
      case Answer.Found<T> found -> show.apply(found.value());
      case Answer.Refused<T> refused -> BlockResult.failed(refused.reason(), range);
      case Answer.Busy<T> _ -> BlockResult.failed(BUSY, range);
    };
  }

  private PercentilesView view(PercentileQuery query, PercentileAnswer answer) {
    Selector selector = query.selector();
    String metric = selector.metric().orElseGet(selector::text);
    return PercentilesView.of(metric, query, answer, clock.instant());
  }
}
