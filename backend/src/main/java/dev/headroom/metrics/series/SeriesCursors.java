package dev.headroom.metrics.series;

import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.storage.series.Samples;
import dev.headroom.storage.series.SeriesCursor;
import dev.headroom.storage.series.SeriesCursor.DistributionSink;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Series in memory, to be read; each takes its snapshot when its data is read first. */
final class SeriesCursors {
  private SeriesCursors() {}

  /** What every cursor tells without a snapshot. */
  abstract static class OfSeries<S extends Series> {
    final S series;

    OfSeries(S series) {
      this.series = series;
    }

    public final Labels labels() {
      return series.labels();
    }

    public final long oldestMillis() {
      return series.oldestMillis();
    }

    public final long newestMillis() {
      return series.newestMillis();
    }
  }

  static final class OfFloats extends OfSeries<FloatSeries> implements SeriesCursor.NumberCursor {
    private @Nullable FloatSnapshot snapshot;

    OfFloats(FloatSeries series) {
      super(series);
    }

    @Override
    public boolean isCounter() {
      return series.isCounter();
    }

    @Override
    public int samplesAtMost(TimeRange range) {
      return snapshot().samplesAtMost(range);
    }

    @Override
    public Samples samples(TimeRange range) {
      return snapshot().samples(range);
    }

    private FloatSnapshot snapshot() {
      if (snapshot == null) {
        snapshot = series.snapshot();
      }
      return snapshot;
    }
  }

  static final class OfDistributions extends OfSeries<DistributionSeries>
      implements SeriesCursor.DistributionCursor {
    private @Nullable DistributionSnapshot snapshot;

    OfDistributions(DistributionSeries series) {
      super(series);
    }

    @Override
    public Unit unit() {
      return series.unit();
    }

    @Override
    public Set<Unit> units() {
      return snapshot().units();
    }

    @Override
    public boolean read(TimeRange range, DistributionSink sink) {
      return snapshot().read(range, sink);
    }

    private DistributionSnapshot snapshot() {
      if (snapshot == null) {
        snapshot = series.snapshot();
      }
      return snapshot;
    }
  }
}
