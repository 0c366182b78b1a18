package dev.headroom.capacity;

import java.time.Instant;
import java.util.Optional;

/**
 * A service's load in the last whole minute there is data of.
 *
 * @param load NaN throughout where the newest data is too old to speak of now
 * @param newest time of the newest data; empty where there never was any
 */
public record LoadReading(Load load, Optional<Instant> newest) {
  /**
   * The load of a stretch of time; NaN is what nobody can tell.
   *
   * @param utilisation used of the capacity: 0 to 1 and beyond
   */
  public record Load(double perSecond, double errorsPerSecond, double utilisation) {
    static final Load UNKNOWN = new Load(Double.NaN, Double.NaN, Double.NaN);

    /** Which share of the load failed; NaN without load. */
    public double errorShare() {
      return perSecond > 0 ? errorsPerSecond / perSecond : Double.NaN;
    }
  }
}
