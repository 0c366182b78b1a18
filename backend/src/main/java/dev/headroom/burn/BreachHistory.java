package dev.headroom.burn;

import dev.headroom.slo.BreachSummary;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.objective.BurnTier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an objective counted before it was noticed, and over the whole of a breach. */
public interface BreachHistory {
  /** When the breach began that a tier has noticed at a moment; never after the moment. */
  Instant onset(String objective, Instant at, BurnTier tier);

  /**
   * How a breach went; empty if nothing is known of it any more.
   *
   * @param stretch over which its worst is looked for
   */
  Optional<BreachSummary> course(String objective, Instant from, Instant to, Duration stretch);

  /** From the counts themselves. */
  static BreachHistory of(Evaluator evaluator) {
    return new BreachHistory() {
      @Override
      public Instant onset(String objective, Instant at, BurnTier tier) {
        return evaluator.onset(objective, at, tier);
      }

      @Override
      public Optional<BreachSummary> course(
          String objective, Instant from, Instant to, Duration stretch) {
        return evaluator.breach(objective, from, to, stretch);
      }
    };
  }
}
