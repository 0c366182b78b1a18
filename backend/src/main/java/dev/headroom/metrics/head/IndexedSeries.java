package dev.headroom.metrics.head;

import dev.headroom.metrics.series.Series;
import dev.headroom.model.distribution.EventCounts;
import dev.headroom.storage.series.SeriesTap;
import org.jspecify.annotations.Nullable;

/** A series in the index, and who watches it. */
final class IndexedSeries<S extends Series> {
  private final S series;
  private SeriesTap[] taps;

  /** What came after it in a push last; applying thread only. */
  private @Nullable IndexedSeries<S> next;

  IndexedSeries(S series, SeriesTap[] taps) {
    this.series = series;
    this.taps = taps;
  }

  S series() {
    return series;
  }

  /** Applying thread only, as is all that concerns taps. */
  SeriesTap[] taps() {
    return taps;
  }

  /**
   * Whether growth is more than the events of one point. What nobody counts may be no events, but
   * bytes or nanoseconds, and is never too much.
   */
  boolean isTooMuch(double growth) {
    return growth > EventCounts.PER_POINT_MAX && taps.length > 0;
  }

  void setTaps(SeriesTap[] taps) {
    this.taps = taps;
  }

  @Nullable IndexedSeries<S> next() {
    return next;
  }

  void setNext(@Nullable IndexedSeries<S> following) {
    next = following;
  }
}
