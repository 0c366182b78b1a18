package dev.headroom.slo;

import dev.headroom.slo.objective.BurnTier;
import java.time.Instant;
import java.util.Optional;

/**
 * What the counts of one moment say of one tier. Each tier is read by its own two windows.
 *
 * @param recovery how it comes to an end, while it does; empty while it goes on, where nothing was
 *     measured lately, and where the tier is clear already
 */
public record TierReading(BurnTier tier, BurnLevel level, Optional<TierRecovery> recovery) {
  /** From what is going on to what is over. What is neither proves nothing: the state is kept. */
  public enum BurnLevel {
    /** At least the factor over both windows, with enough bad events. */
    BURNS,
    /** Under the factor, but not clearly. */
    HOLDS,
    /** Nothing was measured in the short window: silence proves nothing. */
    UNMEASURED,
    /** Clearly below the factor over one of the windows. */
    CLEAR
  }

  /**
   * The burn has stopped, and the short window has not forgotten it yet.
   *
   * @param since end of the last stretch in which it burnt
   * @param clearAbout when the tier will be clear if nothing bad comes and the traffic stays
   */
  public record TierRecovery(Instant since, Instant clearAbout) {}

  /** A reading without an outlook. */
  public static TierReading of(BurnTier tier, BurnLevel level) {
    return new TierReading(tier, level, Optional.empty());
  }
}
