package dev.headroom.metrics;

import dev.headroom.metrics.series.Appended;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.model.SeriesData.Increments;
import dev.headroom.model.SeriesData.Sums;

/** Puts samples and increments into their series and tells the taps. */
final class FloatApply {
  private final SeriesMaker<FloatSeries> maker;
  private final Window window;

  FloatApply(SeriesMaker<FloatSeries> maker, Window window) {
    this.maker = maker;
    this.window = window;
  }

  void apply(Floats data, Applied applied) {
    IndexedSeries<FloatSeries> entry =
        maker.findOrMake(data.labels(), data.timestampsMillis(), applied, FloatSeries::new);
    if (entry == null) {
      return;
    }
    Weighed before = new Weighed(entry.series());
    for (int i = 0; i < data.values().length; i++) {
      sample(entry, data.timestampsMillis()[i], data.values()[i], applied);
    }
    before.settle(applied);
  }

  void apply(Sums data, Applied applied) {
    apply(new Floats(data.labels(), data.timestampsMillis(), data.values()), applied);
  }

  void apply(Increments data, Applied applied) {
    IndexedSeries<FloatSeries> entry =
        maker.findOrMake(data.labels(), data.timestampsMillis(), applied, FloatSeries::new);
    if (entry == null) {
      return;
    }
    Weighed before = new Weighed(entry.series());
    for (int i = 0; i < data.values().length; i++) {
      increment(entry, data.timestampsMillis()[i], data.values()[i], applied);
    }
    before.settle(applied);
  }

  private void sample(
      IndexedSeries<FloatSeries> entry, long millis, double value, Applied applied) {
    FloatSeries series = entry.series();
    if (!window.takes(series.labels(), millis, applied)) {
      return;
    }
    double last = series.lastFinite();
    Appended appended = series.append(millis, value, window.arrivedMillis());
    if (appended != Appended.STORED) {
      applied.notStored(appended, series.labels(), millis);
      return;
    }
    applied.samples++;
    if (Double.isFinite(value)) {
      tell(entry, millis, increase(last, value));
    }
  }

  private void increment(
      IndexedSeries<FloatSeries> entry, long millis, double increment, Applied applied) {
    FloatSeries series = entry.series();
    if (!Double.isFinite(increment)) {
      applied.reject("not_finite", 1, () -> series.labels() + " grew by " + increment);
      return;
    }
    if (!window.takes(series.labels(), millis, applied)) {
      return;
    }
    series.add(millis, increment);
    applied.samples++;
    tell(entry, millis, increment);
  }

  /** What a counter grew by; one that fell was reset and has counted anew from 0. */
  private static double increase(double last, double value) {
    if (Double.isNaN(last)) {
      return 0;
    }
    return value >= last ? value - last : value;
  }

  private static void tell(IndexedSeries<FloatSeries> entry, long millis, double increase) {
    for (SeriesTap tap : entry.taps()) {
      tap.increase(entry.series().labels(), millis, increase);
    }
  }

  /** A series as it weighed before a push. */
  private static final class Weighed {
    private final FloatSeries series;
    private final long footprint;
    private final int seals;
    private final long superseded;

    Weighed(FloatSeries series) {
      this.series = series;
      this.footprint = series.footprint();
      this.seals = series.seals();
      this.superseded = series.superseded();
    }

    void settle(Applied applied) {
      applied.footprint += series.footprint() - footprint;
      applied.chunksSealed += series.seals() - seals;
      applied.superseded += series.superseded() - superseded;
    }
  }
}
