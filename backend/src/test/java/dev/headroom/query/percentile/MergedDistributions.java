package dev.headroom.query.percentile;

import dev.headroom.model.Unit;
import dev.headroom.storage.series.SeriesCursor.DistributionSink;
import java.util.List;

/** What was read of series, merged, for tests of those who keep them. */
public final class MergedDistributions {
  private final HistogramMerge merge;

  public MergedDistributions(Unit.Dimension dimension) {
    merge = new HistogramMerge(dimension);
  }

  public DistributionSink sink() {
    return merge;
  }

  public long count() {
    return merge.count();
  }

  public long overflow() {
    return merge.overflow();
  }

  /** The lower edge of where the quantile may lie. */
  public double low(Unit unit, double quantile) {
    return merge.estimates(unit, List.of(quantile)).getFirst().low();
  }

  /** The upper edge of where the quantile may lie. */
  public double high(Unit unit, double quantile) {
    return merge.estimates(unit, List.of(quantile)).getFirst().high();
  }
}
