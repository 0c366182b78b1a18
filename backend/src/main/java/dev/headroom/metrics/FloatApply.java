package dev.headroom.metrics;

import dev.headroom.metrics.series.Appended;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.model.SeriesData.Increments;

/** Puts samples and increments into their series and tells the taps. */
final class FloatApply {
  private final SeriesIndex<FloatSeries> index;
  private final Taps taps;
  private final Window window;

  FloatApply(SeriesIndex<FloatSeries> index, Taps taps, Window window) {
    this.index = index;
    this.taps = taps;
    this.window = window;
  }

  void apply(Floats data, Applied applied) {
    IndexedSeries<FloatSeries> entry = entry(data.labels(), applied);
    FloatSeries series = entry.series();
    long footprint = series.footprint();
    int chunks = series.chunks();
    for (int i = 0; i < data.values().length; i++) {
      long millis = data.timestampsMillis()[i];
      double value = data.values()[i];
      if (window.takes(data.labels(), millis, applied)) {
        double last = series.lastFinite();
        Appended appended = series.append(millis, value);
        if (appended != Appended.STORED) {
          applied.notStored(appended, data.labels(), millis);
          continue;
        }
        applied.samples++;
        if (Double.isFinite(value)) {
          tell(entry, millis, increase(last, value));
        }
      }
    }
    applied.footprint += series.footprint() - footprint;
    applied.chunksSealed += series.chunks() - chunks;
  }

  void apply(Increments data, Applied applied) {
    IndexedSeries<FloatSeries> entry = entry(data.labels(), applied);
    FloatSeries series = entry.series();
    long footprint = series.footprint();
    int chunks = series.chunks();
    for (int i = 0; i < data.values().length; i++) {
      long millis = data.timestampsMillis()[i];
      double increment = data.values()[i];
      if (!Double.isFinite(increment)) {
        applied.reject("not_finite", 1, () -> data.labels() + " grew by " + increment);
      } else if (window.takes(data.labels(), millis, applied)) {
        Appended appended = series.appendIncrement(millis, increment);
        if (appended != Appended.STORED) {
          applied.notStored(appended, data.labels(), millis);
          continue;
        }
        applied.samples++;
        tell(entry, millis, increment);
      }
    }
    applied.footprint += series.footprint() - footprint;
    applied.chunksSealed += series.chunks() - chunks;
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

  private IndexedSeries<FloatSeries> entry(Labels labels, Applied applied) {
    IndexedSeries<FloatSeries> found = index.find(labels);
    if (found != null) {
      return found;
    }
    FloatSeries series = new FloatSeries(labels);
    IndexedSeries<FloatSeries> entry = new IndexedSeries<>(series, taps.wanting(labels));
    index.add(entry);
    applied.footprint += series.footprint();
    return entry;
  }
}
