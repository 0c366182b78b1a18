package dev.headroom.alerting;

import dev.headroom.slo.BurnRate;
import dev.headroom.slo.BurnTier;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.TierReading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation says, as far as it decides anything.
 *
 * @param tiers most urgent first
 * @param shares bad events over all, by long window
 */
record Round(Instant at, List<TierReading> tiers, Map<Duration, BigDecimal> shares) {
  static Round of(Evaluation evaluation) {
    Map<Duration, BigDecimal> shares = new HashMap<>();
    for (BurnRate burn : evaluation.burns()) {
      shares.put(burn.window(), Figures.badShare(burn.counts()));
    }
    return new Round(evaluation.at().truncatedTo(ChronoUnit.MILLIS), evaluation.tiers(), shares);
  }

  /** Bad share over a tier's long window; 0 where it is not known. */
  BigDecimal share(BurnTier tier) {
    return shares.getOrDefault(tier.longWindow(), BigDecimal.ZERO);
  }
}
