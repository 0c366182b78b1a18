package dev.headroom.query.percentile;

import dev.headroom.model.Answer;
import dev.headroom.query.range.Steps;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.SeriesSource;
import java.time.Duration;
import java.util.function.Function;

/** What can be asked of distributions, merged over series and time. */
public final class PercentileQueries {
  private final PercentileSources sources;

  public PercentileQueries(SeriesSource source) {
    this.sources = new PercentileSources(source);
  }

  /** Merges the distributions of the chosen series and reads percentiles from the result. */
  public Answer<PercentileAnswer> percentiles(PercentileQuery query) {
    return answer(query.selector(), query.steps(), found -> PercentileReader.read(query, found));
  }

  /** Merges the distributions of the chosen series and counts them by time and value. */
  public Answer<HeatmapAnswer> heatmap(HeatmapQuery query) {
    return answer(query.selector(), query.steps(), found -> HeatmapReader.read(query, found));
  }

  private <T> Answer<T> answer(Selector selector, Steps steps, Function<MergedSource, T> reading) {
    return switch (sources.of(selector, steps)) {
      case Answer.Found<MergedSource> found -> new Answer.Found<>(reading.apply(found.value()));
      case Answer.Refused<MergedSource>(String reason, int column) ->
          new Answer.Refused<>(reason, column);
      case Answer.Busy<MergedSource>(Duration after) -> new Answer.Busy<>(after);
    };
  }
}
