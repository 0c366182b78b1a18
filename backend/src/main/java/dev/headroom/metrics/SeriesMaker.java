package dev.headroom.metrics;

import dev.headroom.metrics.series.Series;
import dev.headroom.model.Labels;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts new series of one kind where everybody finds them. Applying thread only. */
final class SeriesMaker<S extends Series> {
  private final SeriesIndex<S> index;
  private final Taps taps;
  private final SeriesLimit limit;
  private final Window window;

  SeriesMaker(SeriesIndex<S> index, Taps taps, SeriesLimit limit, Window window) {
    this.index = index;
    this.taps = taps;
    this.limit = limit;
    this.window = window;
  }

  /**
   * The series of the labels; a new one only if it gets a point, so that a sender with a wrong
   * clock leaves no empty series behind.
   *
   * @param timesMillis of the points to come
   * @return null if there is none and no point can be taken; all are then refused
   */
  @Nullable IndexedSeries<S> findOrMake(
      Labels labels, long[] timesMillis, Applied applied, Function<Labels, S> make) {
    IndexedSeries<S> found = index.find(labels);
    if (found != null) {
      return found;
    }
    if (Arrays.stream(timesMillis).noneMatch(window::holds)) {
      for (long millis : timesMillis) {
        window.takes(labels, millis, applied);
      }
      return null;
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
