package dev.headroom.query.percentile;

import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import java.util.Set;

/** The counters of one Prometheus histogram. */
record ClassicSource(ClassicHistogram histogram, Unit unit) implements PercentileSource {
  @Override
  public String name() {
    return histogram.labels().toString();
  }

  @Override
  public Set<Unit> units() {
    return Set.of(unit);
  }

  @Override
  public Unit.Dimension dimension() {
    return unit.dimension();
  }

  @Override
  public long newestMillis() {
    return histogram.newestMillis();
  }

  @Override
  public boolean mergeInto(HistogramMerge merge, TimeRange stretch) {
    return histogram.mergeInto(merge, unit, stretch);
  }
}
