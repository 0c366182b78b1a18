package dev.headroom.metrics;

import dev.headroom.metrics.series.Series;
import dev.headroom.model.Labels;
import java.util.function.Function;

/** Puts new series of one kind where everybody finds them. Applying thread only. */
final class SeriesMaker<S extends Series> {
  private final SeriesIndex<S> index;
  private final Taps taps;
  private final SeriesLimit limit;

  SeriesMaker(SeriesIndex<S> index, Taps taps, SeriesLimit limit) {
    this.index = index;
    this.taps = taps;
    this.limit = limit;
  }

  IndexedSeries<S> findOrMake(Labels labels, Applied applied, Function<Labels, S> make) {
    IndexedSeries<S> found = index.find(labels);
    if (found != null) {
      return found;
    }
    IndexedSeries<S> made = add(make.apply(labels));
    applied.footprint += made.series().footprint();
    return made;
  }

  IndexedSeries<S> add(S series) {
    Labels labels = series.labels();
    IndexedSeries<S> entry = new IndexedSeries<>(series, taps.wanting(labels));
    index.add(entry);
    limit.arrived(labels);
    return entry;
  }
}
