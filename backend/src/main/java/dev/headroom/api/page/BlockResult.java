package dev.headroom.api.page;

import dev.headroom.api.page.LiveBlockView.ExpectationView;
import dev.headroom.api.view.LogPageView;
import dev.headroom.api.view.PercentilesView;
import dev.headroom.api.view.SeriesLinesView;
import dev.headroom.api.view.SignaturesView;
import dev.headroom.api.view.SloView;
import dev.headroom.model.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * What came of running a block; each kind of block fills its own part.
 *
 * @param problem why it is not ok; empty if it is
 */
record BlockResult(
    BlockState state,
    String problem,
    TimeRange range,
    @Nullable SloView slo,
    @Nullable PercentilesView percentiles,
    @Nullable LogPageView logs,
    @Nullable SignaturesView signatures,
    @Nullable SeriesLinesView series,
    @Nullable ExpectationView expectation) {

  /** How running it went. */
  enum BlockState {
    OK,
    FAILED,
    TIMEOUT,
    UNSUPPORTED
  }

  /** Nothing to show. */
  static BlockResult not(BlockState state, String problem, TimeRange range) {
    return new BlockResult(state, problem, range, null, null, null, null, null, null);
  }

  static BlockResult failed(String problem, TimeRange range) {
    return not(BlockState.FAILED, problem, range);
  }

  static BlockResult slo(TimeRange range, SloView slo) {
    return new BlockResult(BlockState.OK, "", range, slo, null, null, null, null, null);
  }

  static BlockResult percentiles(
      TimeRange range, PercentilesView percentiles, @Nullable ExpectationView expectation) {
    return new BlockResult(
        BlockState.OK, "", range, null, percentiles, null, null, null, expectation);
  }

  static BlockResult logs(
      TimeRange range, LogPageView logs, @Nullable ExpectationView expectation) {
    return new BlockResult(BlockState.OK, "", range, null, null, logs, null, null, expectation);
  }

  static BlockResult signatures(
      TimeRange range, SignaturesView signatures, @Nullable ExpectationView expectation) {
    return new BlockResult(
        BlockState.OK, "", range, null, null, null, signatures, null, expectation);
  }

  static BlockResult series(TimeRange range, SeriesLinesView series) {
    return new BlockResult(BlockState.OK, "", range, null, null, null, null, series, null);
  }
}
