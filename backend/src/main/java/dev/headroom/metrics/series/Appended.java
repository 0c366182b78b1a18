package dev.headroom.metrics.series;

/** What became of a point handed to a series. */
public enum Appended {
  STORED,
  /** The very same point is stored already; nothing changed. */
  KNOWN,
  /** Another value is stored for the time stamp. */
  DUPLICATE_TIMESTAMP,
  /** Older than the newest point, and not stored. */
  OUT_OF_ORDER
}
