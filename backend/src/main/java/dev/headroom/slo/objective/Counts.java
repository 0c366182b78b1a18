package dev.headroom.slo.objective;

import dev.headroom.model.distribution.EventCounts;

/**
 * Events of a stretch of time.
 *
 * @param good met the promise
 * @param bad broke it
 * @param unmeasured happened, but nobody can say which
 * @param spread those of all that came in one count after a gap: when within the gap they happened
 *     is not known
 */
public record Counts(long good, long bad, long unmeasured, long spread) {
  public static final Counts NONE = new Counts(0, 0, 0);

  /** Events each of which came in its own time. */
  public Counts(long good, long bad, long unmeasured) {
    this(good, bad, unmeasured, 0);
  }

  /** Measured events: good and bad. */
  public long total() {
    return EventCounts.plus(good, bad);
  }

  /** With as many bad events more as chance may have held back. */
  public Counts atWorst() {
    return new Counts(good, EventCounts.plus(bad, scatter()), unmeasured, spread);
  }

  /** With as many bad events less as chance may have brought. */
  public Counts atBest() {
    long surely = Math.max(0, bad - scatter());
    return new Counts(EventCounts.plus(good, bad - surely), surely, unmeasured, spread);
  }

  /**
   * How far the rate of what comes at random may be from the number that came: about the limit that
   * one in twenty passes (Poisson), which is 3 where none came.
   */
  private long scatter() {
    return (long) Math.ceil(2 * Math.sqrt(bad + 1.0) + 1);
  }

  public Counts plus(Counts other) {
    return new Counts(
        EventCounts.plus(good, other.good),
        EventCounts.plus(bad, other.bad),
        EventCounts.plus(unmeasured, other.unmeasured),
        EventCounts.plus(spread, other.spread));
  }
}
