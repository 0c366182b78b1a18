package dev.headroom.query.percentile;

import dev.headroom.model.Answer;
import dev.headroom.storage.series.SeriesSource;

/** What can be asked of distributions, merged over series and time. */
public final class PercentileQueries {
  private final PercentileSources sources;

  public PercentileQueries(SeriesSource source) {
    this.sources = new PercentileSources(source);
  }

  /** Merges the distributions of the chosen series and reads percentiles from the result. */
  public Answer<PercentileAnswer> percentiles(PercentileQuery query) {
    return sources
        .of(query.selector(), query.steps())
        .map(found -> PercentileReader.read(query, found));
  }

  /** Merges the distributions of the chosen series and counts them by time and value. */
  public Answer<HeatmapAnswer> heatmap(HeatmapQuery query) {
    return sources
        .of(query.selector(), query.steps())
        .map(found -> HeatmapReader.read(query, found));
  }
}
