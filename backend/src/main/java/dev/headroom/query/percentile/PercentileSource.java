package dev.headroom.query.percentile;

import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.storage.series.SeriesCursor;
import java.util.Set;

/** One thing percentiles can be merged from. */
sealed interface PercentileSource {
  /** For messages. */
  String name();

  /** The units its values are told in; all of one dimension. */
  Set<Unit> units();

  Unit.Dimension dimension();

  long newestMillis();

  /**
   * Merges what it has in a stretch.
   *
   * @return whether it had anything
   */
  boolean mergeInto(HistogramMerge merge, TimeRange stretch);

  /** A series of distributions. */
  record Stored(SeriesCursor.DistributionCursor series) implements PercentileSource {
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

  /** The counters of one Prometheus histogram. */
  record Classic(ClassicHistogram histogram, Unit unit) implements PercentileSource {
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
}
