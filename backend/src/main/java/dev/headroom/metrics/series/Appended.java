package dev.headroom.metrics.series;

import dev.headroom.storage.series.Samples;

/** What became of a point handed to a series. */
public enum Appended {
  STORED,
  /** The very same point is stored already; nothing changed. */
  KNOWN,
  /** Another value is stored for the time stamp. */
  DUPLICATE_TIMESTAMP,
  /** Older than the newest point, and not stored. */
  OUT_OF_ORDER;

  /** What is known of a time that is not after the newest of these samples. */
  static Appended among(Samples samples, long millis, double value) {
    int at = samples.firstAtOrAfter(millis);
    if (at == samples.size() || samples.timesMillis()[at] != millis) {
      return OUT_OF_ORDER;
    }
    return Double.doubleToRawLongBits(samples.values()[at]) == Double.doubleToRawLongBits(value)
        ? KNOWN
        : DUPLICATE_TIMESTAMP;
  }
}
