package dev.headroom.query.percentile;

import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.storage.series.SeriesCursor;
import java.util.Set;

/** A series of distributions. */
record StoredSource(SeriesCursor.DistributionCursor series) implements PercentileSource {
  @Override
  public String name() {
    return series.labels().toString();
  }

  @Override
  public Set<Unit> units() {
    return series.units();
  }

  @Override
  public Unit.Dimension dimension() {
    return series.unit().dimension();
  }

  @Override
  public long newestMillis() {
    return series.newestMillis();
  }

  @Override
  public boolean mergeInto(HistogramMerge merge, TimeRange stretch) {
    return series.read(stretch, merge);
  }
}
