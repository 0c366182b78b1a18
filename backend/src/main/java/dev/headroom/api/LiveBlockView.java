package dev.headroom.api;

import dev.headroom.model.TimeRange;
import dev.headroom.runbook.live.LiveBlock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a live block showed, or why it could not (schema LiveBlockResult). */
record LiveBlockView(
    int block,
    String kind,
    String query,
    String state,
    String problem,
    long tookMillis,
    Instant from,
    Instant to,
    @Nullable SloView slo,
    @Nullable PercentilesView percentiles,
    LogResource.@Nullable PageView logs,
    @Nullable SignaturesView signatures,
    @Nullable SeriesLinesView series,
    @Nullable ExpectationView expectation) {

  /**
   * What should be and what is.
   *
   * @param met null without data
   */
  record ExpectationView(String text, @Nullable Boolean met, @Nullable Double value) {}

  /** How running it went. */
  enum State {
    OK,
    FAILED,
    TIMEOUT,
    UNSUPPORTED
  }

  /**
   * What came of it; each kind of block fills its own part.
   *
   * @param problem why it is not ok; empty if it is
   */
  record Outcome(
      State state,
      String problem,
      TimeRange range,
      @Nullable SloView slo,
      @Nullable PercentilesView percentiles,
      LogResource.@Nullable PageView logs,
      @Nullable SignaturesView signatures,
      @Nullable SeriesLinesView series,
      @Nullable ExpectationView expectation) {
    static Outcome not(State state, String problem, TimeRange range) {
      return new Outcome(state, problem, range, null, null, null, null, null, null);
    }

    static Outcome slo(TimeRange range, SloView slo) {
      return new Outcome(State.OK, "", range, slo, null, null, null, null, null);
    }

    static Outcome percentiles(
        TimeRange range, PercentilesView percentiles, @Nullable ExpectationView expectation) {
      return new Outcome(State.OK, "", range, null, percentiles, null, null, null, expectation);
    }

    static Outcome logs(
        TimeRange range, LogResource.PageView logs, @Nullable ExpectationView expectation) {
      return new Outcome(State.OK, "", range, null, null, logs, null, null, expectation);
    }

    static Outcome signatures(
        TimeRange range, SignaturesView signatures, @Nullable ExpectationView expectation) {
      return new Outcome(State.OK, "", range, null, null, null, signatures, null, expectation);
    }

    static Outcome series(TimeRange range, SeriesLinesView series) {
      return new Outcome(State.OK, "", range, null, null, null, null, series, null);
    }
  }

  /**
   * @param query the block's source, its labels bound as far as they could be
   */
  static LiveBlockView of(
      int number, LiveBlock block, String query, Outcome outcome, long tookMillis) {
    return new LiveBlockView(
        number,
        block.kind().name().toLowerCase(Locale.ROOT),
        query,
        outcome.state().name().toLowerCase(Locale.ROOT),
        outcome.problem(),
        tookMillis,
        Instant.ofEpochMilli(outcome.range().fromMillis()),
        Instant.ofEpochMilli(outcome.range().toMillis()),
        outcome.slo(),
        outcome.percentiles(),
        outcome.logs(),
        outcome.signatures(),
        outcome.series(),
        outcome.expectation());
  }
}
