package dev.headroom.api.page;

import dev.headroom.api.view.LogPageView;
import dev.headroom.api.view.PercentilesView;
import dev.headroom.api.view.SeriesLinesView;
import dev.headroom.api.view.SignaturesView;
import dev.headroom.api.view.SloView;
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
    @Nullable LogPageView logs,
    @Nullable SignaturesView signatures,
    @Nullable SeriesLinesView series,
    @Nullable ExpectationView expectation) {

  /**
   * What should be and what is.
   *
   * @param met null without data
   */
  record ExpectationView(String text, @Nullable Boolean met, @Nullable Double value) {}

  /**
   * @param query the block's source, its labels bound as far as they could be
   */
  static LiveBlockView of(
      int number, LiveBlock block, String query, BlockResult result, long tookMillis) {
    return new LiveBlockView(
        number,
        block.kind().name().toLowerCase(Locale.ROOT),
        query,
        result.state().name().toLowerCase(Locale.ROOT),
        result.problem(),
        tookMillis,
        Instant.ofEpochMilli(result.range().fromMillis()),
        Instant.ofEpochMilli(result.range().toMillis()),
        result.slo(),
        result.percentiles(),
        result.logs(),
        result.signatures(),
        result.series(),
        result.expectation());
  }
}
