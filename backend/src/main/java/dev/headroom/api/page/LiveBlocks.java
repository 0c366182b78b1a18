package dev.headroom.api.page;

import dev.headroom.api.page.BlockResult.BlockState;
import dev.headroom.api.view.SloView;
import dev.headroom.model.TimeRange;
import dev.headroom.query.SeriesQueries;
import dev.headroom.runbook.live.LiveBlock;
import dev.headroom.runbook.live.LiveQuery;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluator;
import dev.headroom.storage.logs.LogStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Runs live blocks of runbooks; each has its own time and fails alone. */
final class LiveBlocks {
  private static final Duration TIME_MAX = Duration.ofSeconds(2);

  private final Evaluator evaluator;
  private final UnaryOperator<Evaluation> reported;
  private final MetricLiveBlocks metrics;
  private final LogLiveBlocks logs;
  private final InstantSource clock;
  private final TimedParts parts;

  /**
   * @param reported an evaluation as people are told of it
   * @param parts gives each block its time
   */
  LiveBlocks(
      Evaluator evaluator,
      UnaryOperator<Evaluation> reported,
      SeriesQueries metrics,
      LogStore logs,
      InstantSource clock,
      TimedParts parts) {
    this.evaluator = evaluator;
    this.reported = reported;
    this.metrics = new MetricLiveBlocks(metrics, clock);
    this.logs = new LogLiveBlocks(logs, clock);
    this.clock = clock;
    this.parts = parts;
  }

  /**
   * Runs one block.
   *
   * @param number its place among the page's blocks, from 0
   * @throws IOException if a store's disk fails
   */
  LiveBlockView run(int number, LiveBlock block, BlockContext context) throws IOException {
    long began = clock.millis();
    String bound = block.source().strip();
    LiveQuery query;
    try {
      bound = block.bound(context.labels());
      query = LiveQuery.of(block, bound);
    } catch (IllegalArgumentException e) {
      BlockResult failed = BlockResult.failed(String.valueOf(e.getMessage()), context.atEnd());
      return LiveBlockView.of(number, block, bound, failed, 0);
    }
    BlockResult result =
        parts
            .within(TIME_MAX, () -> result(query, context))
            .orElseGet(() ->
                BlockResult.not(
                    BlockState.TIMEOUT,
                    "took longer than " + TIME_MAX.toSeconds() + " s",
                    context.atEnd()));
    return LiveBlockView.of(number, block, bound, result, clock.millis() - began);
  }

  private BlockResult result(LiveQuery query, BlockContext context) throws IOException {
    return switch (query) {
      case LiveQuery.Slo(String objective) -> slo(objective);
      case LiveQuery.Percentiles percentiles -> metrics.percentiles(percentiles, context);
      case LiveQuery.Value value -> metrics.value(value, context);
      case LiveQuery.SeriesLines series -> metrics.series(series, context);
      case LiveQuery.Logs search -> logs.result(search, context);
      case LiveQuery.Unsupported _ ->
          BlockResult.not(
              BlockState.UNSUPPORTED, "blocks of this kind are not run here", context.atEnd());
    };
  }

  private BlockResult slo(String name) {
    Instant now = clock.instant();
    return evaluator
        .evaluate(name, now)
        .map(reported)
        .map(found -> BlockResult.slo(before(now, found.objective().window()), SloView.of(found)))
        .orElseGet(
            () -> BlockResult.failed("there is no objective " + name, before(now, Duration.ZERO)));
  }

  static TimeRange before(Instant end, Duration length) {
    return new TimeRange(end.minus(length).toEpochMilli(), end.toEpochMilli());
  }
}
