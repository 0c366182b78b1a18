package dev.headroom.metrics.growth;

/** Tells a sender's clock that ran ahead and was set right from a point that was held up. */
public final class SetClock {
  private SetClock() {}

  /**
   * Whether a point that is no later than the newest must be taken: the newest lies in the future
   * although it came earlier, and is ahead by at least as much as the point at hand is late. A
   * point that is later than that was held up on its way.
   *
   * @param newestMillis time of the newest point
   * @param newestArrivedMillis when that arrived; {@link Long#MIN_VALUE} where nobody knows
   * @param millis time of the point at hand
   * @param arrivedMillis when that arrived
   */
  public static boolean wasAhead(
      long newestMillis, long newestArrivedMillis, long millis, long arrivedMillis) {
    long lead = newestMillis - arrivedMillis;
    return lead > 0 && arrivedMillis > newestArrivedMillis && lead >= arrivedMillis - millis;
  }
}
