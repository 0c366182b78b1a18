package dev.headroom.burn;

import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.alerting.source.AlertReading.AlertRecovery;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The tiers of an evaluation as alerts, each as bad as its share of bad events. */
final class EvaluatedTiers {
  private final Map<Duration, Counts> counts = new HashMap<>();

  private EvaluatedTiers(Evaluation evaluation) {
    for (BurnRate burn : evaluation.burns()) {
      counts.put(burn.window(), burn.counts());
    }
  }

  /** What an evaluation says of each tier, most urgent first. */
  static List<AlertReading> readings(Evaluation evaluation) {
    EvaluatedTiers tiers = new EvaluatedTiers(evaluation);
    return evaluation.tiers().stream().map(tiers::reading).toList();
  }

  private AlertReading reading(TierReading reading) {
    BurnTier tier = reading.tier();
    return new AlertReading(
        tier.name(),
        tier.urgency(),
        level(reading.level()),
        tier.shortWindow(),
        share(tier, UnaryOperator.identity()),
        share(tier, Counts::atBest),
        reading.recovery().map(each -> new AlertRecovery(each.since(), each.clearAbout())));
  }

  private static AlertLevel level(TierReading.BurnLevel level) {
    return switch (level) {
      case BURNS -> AlertLevel.FIRING;
      case HOLDS -> AlertLevel.HOLDS;
      case UNMEASURED -> AlertLevel.UNKNOWN;
      case CLEAR -> AlertLevel.CLEAR;
    };
  }

  /**
   * Bad events over all, 0 where it is not known: over the short window, which knows how it is now,
   * or over the long one if that was worse.
   */
  private BigDecimal share(BurnTier tier, UnaryOperator<Counts> view) {
    return Stream.of(tier.shortWindow(), tier.longWindow())
        .map(window -> BurnFigures.badShare(view.apply(counts.getOrDefault(window, Counts.NONE))))
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }
}
