package dev.headroom.metrics.series;

import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.storage.series.DistributionSink;
import dev.headroom.storage.series.Samples;
import dev.headroom.storage.series.SeriesCursor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Series in memory, to be read; each takes its snapshot when its data is read first. */
final class SeriesCursors {
  private SeriesCursors() {}

  static final class OfFloats implements SeriesCursor.NumberCursor {
    private final FloatSeries series;
    private @Nullable FloatSnapshot snapshot;

    OfFloats(FloatSeries series) {
      this.series = series;
    }

    @Override
    public Labels labels() {
      return series.labels();
    }

    @Override
    public long oldestMillis() {
      return series.oldestMillis();
    }

    @Override
    public long newestMillis() {
      return series.newestMillis();
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

  static final class OfDistributions implements SeriesCursor.DistributionCursor {
    private final DistributionSeries series;
    private @Nullable DistributionSnapshot snapshot;

    OfDistributions(DistributionSeries series) {
      this.series = series;
    }

    @Override
    public Labels labels() {
      return series.labels();
    }

    @Override
    public long oldestMillis() {
      return series.oldestMillis();
    }

    @Override
    public long newestMillis() {
      return series.newestMillis();
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
