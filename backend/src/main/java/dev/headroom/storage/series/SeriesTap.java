package dev.headroom.storage.series;

import dev.headroom.model.Labels;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;

/**
 * Watches what is added to the series it wants. Called on the applying thread, in log order, once
 * for each accepted point, live and in replay alike; a point that the store refuses or already has
 * is not seen.
 *
 * <p>Growth comes with the stretch of time it belongs to. Mostly that is the moment of the point,
 * and {@code sinceMillis} is {@code timestampMillis}. After a gap it is everything since the point
 * before: after {@code sinceMillis}, up to {@code timestampMillis}.
 */
public interface SeriesTap {
  /** Asked once for each series, existing or new. */
  boolean wants(Labels series);

  /** A counter grew (or a delta was added). A base line grows it by nothing. */
  default void increase(Labels series, long sinceMillis, long timestampMillis, double increase) {}

  /** The same where the growth is of one moment. */
  default void increase(Labels series, long timestampMillis, double increase) {
    increase(series, timestampMillis, timestampMillis, increase);
  }

  /**
   * Single values were observed, exact as pushed, with those added for an expected interval.
   *
   * @param unit what the values are in
   */
  default void observations(Labels series, Unit unit, long timestampMillis, double[] values) {}

  /** A distribution was added; a cumulative one is given as what it grew by. */
  default void distribution(
      Labels series, Unit unit, long sinceMillis, long timestampMillis, Distribution growth) {}

  /** The same where the growth is of one moment. */
  default void distribution(Labels series, Unit unit, long timestampMillis, Distribution growth) {
    distribution(series, unit, timestampMillis, timestampMillis, growth);
  }
}
