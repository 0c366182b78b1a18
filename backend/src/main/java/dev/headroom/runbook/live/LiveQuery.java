package dev.headroom.runbook.live;

import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.Against;
import dev.headroom.query.LineQuery;
import dev.headroom.query.Measure;
import dev.headroom.select.Selector;
import dev.headroom.select.log.LogQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a live block asks, its labels bound and its attributes read. */
public sealed interface LiveQuery {
  /** How an objective stands. */
  record Slo(String objective) implements LiveQuery {}

  /** Percentiles of merged distributions over time. */
  record Percentiles(
      Selector selector, List<Double> quantiles, BlockRange range, Optional<Duration> step)
      implements LiveQuery {
    public Percentiles {
      quantiles = List.copyOf(quantiles);
    }
  }

  /**
   * One percentile.
   *
   * @param over the stretch before the end that is merged
   * @param unit of the expectation; that of the data where empty
   */
  record Value(
      Selector selector,
      double quantile,
      Duration over,
      Optional<Unit> unit,
      Optional<Expectation> expectation)
      implements LiveQuery {}

  /**
   * What series stand at, or how fast they grow, line by line.
   *
   * @param against what they are told against; empty if they are told alone
   * @param by labels each line is of
   * @param linesMax how many at most
   */
  record SeriesLines(
      Selector selector,
      Optional<Against> against,
      Measure measure,
      List<String> by,
      BlockRange range,
      int linesMax)
      implements LiveQuery {
    public SeriesLines {
      by = List.copyOf(by);
    }

    /**
     * Reads what a block of this kind holds.
     *
     * @param attributes {@code show}, {@code by}, {@code top} and {@code range}, each optional
     * @param source a selector, or two with an operator between them
     * @throws IllegalArgumentException with what is wrong, for the person who wrote it
     */
    public static SeriesLines of(Map<String, String> attributes, String source) {
      return new LiveQueryReader(attributes, source).series();
    }

    /** The same of a range of time. */
    public LineQuery in(TimeRange range) {
      return new LineQuery(selector, against, measure, by, range, linesMax);
    }
  }

  /**
   * The newest log records, or the kinds of records there are.
   *
   * @param limit records, or groups
   * @param bySignature whether they are grouped by signature
   * @param expectNone whether there should be none; the range is then before the end
   */
  record Logs(LogQuery query, BlockRange range, int limit, boolean bySignature, boolean expectNone)
      implements LiveQuery {}

  /** Nothing that is run here. */
  record Unsupported() implements LiveQuery {}

  /**
   * Reads a block.
   *
   * @param bound its source with labels in place, from {@link LiveBlock#bound}
   * @throws IllegalArgumentException with what is wrong, for the person who wrote it
   */
  static LiveQuery of(LiveBlock block, String bound) {
    return new LiveQueryReader(block.attributes(), bound).read(block.kind());
  }
}
