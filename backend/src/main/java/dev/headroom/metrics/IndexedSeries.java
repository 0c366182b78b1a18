package dev.headroom.metrics;

import dev.headroom.metrics.series.Series;

/** A series in the index, and who watches it. */
final class IndexedSeries<S extends Series> {
  private final S series;
  private SeriesTap[] taps;

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

  void setTaps(SeriesTap[] taps) {
    this.taps = taps;
  }
}
