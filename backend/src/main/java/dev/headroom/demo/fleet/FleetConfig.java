package dev.headroom.demo.fleet;

import java.time.Duration;

/**
 * How the fleet lives.
 *
 * @param seed of its random numbers
 * @param history how much of its past it tells at most, so that long windows are full from the
 *     start; zero for none
 */
public record FleetConfig(long seed, Duration history) {
  public FleetConfig {
    if (history.isNegative() || history.compareTo(Duration.ofHours(24)) > 0) {
      throw new IllegalArgumentException("demo.history must be 0 to 24 hours: " + history);
    }
  }

  /** Tells a little more than the longest window of a tier at a sixtieth of its length. */
  public static FleetConfig defaults() {
    return new FleetConfig(20_261_103, Duration.ofMinutes(75));
  }
}
