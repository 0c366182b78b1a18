package dev.headroom.metrics;

import dev.headroom.model.Distribution;
import dev.headroom.model.Labels;
import dev.headroom.model.Unit;

/**
 * Watches what is added to the series it wants. Called on the applying thread, in log order, once
 * for each accepted point, live and in replay alike; a point that the store refuses or already has
 * is not seen.
 */
public interface SeriesTap {
  /** Asked once for each series, existing or new. */
  boolean wants(Labels series);

  /** A counter grew (or a delta was added). The first sample of a counter grows it by nothing. */
  default void increase(Labels series, long timestampMillis, double increase) {}

  /**
   * Single values were observed, exact as pushed, with those added for an expected interval.
   *
   * @param unit what the values are in
   */
  default void observations(Labels series, Unit unit, long timestampMillis, double[] values) {}

  /** A distribution was added; a cumulative one is given as what it grew by. */
  default void distribution(Labels series, Unit unit, long timestampMillis, Distribution growth) {}
}
