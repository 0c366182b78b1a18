package dev.headroom.metrics.head;

import dev.headroom.metrics.series.Series;
import dev.headroom.model.Labels;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the series of one kind, and puts new ones where everybody finds them. Applying thread only.
 *
 * <p>Senders repeat the order of their series. So each series remembers which one came after it,
 * and that one is looked at before the index is: it has to be fetched from memory anyway, the
 * index's entries need not be.
 */
final class SeriesMaker<S extends Series> {
  private final SeriesIndex<S> index;
  private final Taps taps;
  private final SeriesLimit limit;
  private final HeadWindow window;
  private @Nullable IndexedSeries<S> before;

  SeriesMaker(SeriesIndex<S> index, Taps taps, SeriesLimit limit, HeadWindow window) {
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
      Labels labels, long[] timesMillis, AppliedPoints applied, Function<Labels, S> make) {
    IndexedSeries<S> found = find(labels);
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

  private @Nullable IndexedSeries<S> find(Labels labels) {
    IndexedSeries<S> last = before;
    IndexedSeries<S> guess = last == null ? null : last.next();
    if (guess != null && labels.equals(guess.series().labels())) {
      before = guess;
      return guess;
    }
    IndexedSeries<S> found = index.find(labels);
    if (found != null) {
      before = found;
      if (last != null) {
        last.setNext(found);
      }
    }
    return found;
  }

  IndexedSeries<S> add(S series) {
    Labels labels = series.labels();
    IndexedSeries<S> entry = new IndexedSeries<>(series, taps.wanting(labels));
    index.add(entry);
    limit.arrived(labels);
    return entry;
  }
}
