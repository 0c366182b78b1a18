package dev.headroom.alerting;

import dev.headroom.slo.BurnRate;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What an evaluation says, as far as it decides anything.
 *
 * @param tiers most urgent first
 * @param counts by the window they are of
 */
record EvaluatedTiers(Instant at, List<TierReading> tiers, Map<Duration, Counts> counts) {
  static EvaluatedTiers of(Evaluation evaluation) {
    Map<Duration, Counts> counts = new HashMap<>();
    for (BurnRate burn : evaluation.burns()) {
      counts.put(burn.window(), burn.counts());
    }
    return new EvaluatedTiers(
        evaluation.at().truncatedTo(ChronoUnit.MILLIS), evaluation.tiers(), counts);
  }

  /**
   * Bad events over all, 0 where it is not known: over the short window, which knows how it is now,
   * or over the long one if that was worse.
   */
  BigDecimal share(BurnTier tier) {
    return share(tier, UnaryOperator.identity());
  }

  /** The same, of so many bad events as cannot be chance. */
  BigDecimal sureShare(BurnTier tier) {
    return share(tier, Counts::atBest);
  }

  private BigDecimal share(BurnTier tier, UnaryOperator<Counts> view) {
    return Stream.of(tier.shortWindow(), tier.longWindow())
        .map(window -> BurnFigures.badShare(view.apply(counts.getOrDefault(window, Counts.NONE))))
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }
}
