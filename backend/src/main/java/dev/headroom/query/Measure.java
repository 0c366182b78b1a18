package dev.headroom.query;

/** What of a series is told. */
public enum Measure {
  /** What it stands at. */
  LATEST,
  /** How much it grows by in a second. */
  RATE
}
