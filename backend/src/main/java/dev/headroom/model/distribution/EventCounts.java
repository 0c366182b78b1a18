package dev.headroom.model.distribution;

/** How many events one point may add, and sums of counts, which never wrap around. */
public final class EventCounts {
  /** More in one point is a broken sender, not events. */
  public static final long PER_POINT_MAX = 1_000_000_000_000L;

  /** The stable word for a point that was refused for adding more. */
  public static final String TOO_MANY = "too_many_events";

  private EventCounts() {}

  /** What to say of a point that adds more than it may. */
  public static String tooMany(long events) {
    return events + " events in one point; the limit is " + PER_POINT_MAX;
  }

  /**
   * The sum of two counts; where that fits no {@code long}, the largest one, or the smallest of two
   * negative ones.
   */
  public static long plus(long one, long other) {
    long sum = one + other;
    boolean wrapped = ((one ^ sum) & (other ^ sum)) < 0;
    return wrapped ? sum < 0 ? Long.MAX_VALUE : Long.MIN_VALUE : sum;
  }

  /** The sum of all; {@link Long#MAX_VALUE} where it is larger. */
  static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum = plus(sum, count);
    }
    return sum;
  }
}
