package dev.headroom.slo;

/**
 * Events of a stretch of time.
 *
 * @param good met the promise
 * @param bad broke it
 * @param unmeasured happened, but nobody can say which
 */
public record Counts(long good, long bad, long unmeasured) {
  public static final Counts NONE = new Counts(0, 0, 0);

  /** Measured events: good and bad. */
  public long total() {
    return good + bad;
  }

  public Counts plus(Counts other) {
    return new Counts(good + other.good, bad + other.bad, unmeasured + other.unmeasured);
  }
}
