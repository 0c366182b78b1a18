package dev.headroom.burn;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.objective.Counts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Takes the figures of an incident from an evaluation. */
final class BurnFigures {
  private static final MathContext KEPT_DIGITS = MathContext.DECIMAL32;

  private BurnFigures() {}

  /** What an evaluation says about the long window of a tier. */
  static Figures of(Evaluation evaluation, Duration longWindow) {
    BigDecimal burn = BigDecimal.ZERO;
    BigDecimal badShare = BigDecimal.ZERO;
    for (BurnRate each : evaluation.burns()) {
      if (each.window().equals(longWindow)) {
        burn = each.rate();
        badShare = badShare(each.counts());
      }
    }
    return new Figures(
        evaluation.at().truncatedTo(ChronoUnit.MILLIS),
        kept(burn),
        longWindow,
        kept(badShare),
        kept(evaluation.budget().remaining()),
        evaluation.exhaustionAtPace().map(BurnFigures::toMillis),
        evaluation
            .exhaustionOfRemaining()
            .map(BurnFigures::toMillis)
            .map(BurnFigures::atLeastZero));
  }

  /** Bad events over all, 0 to 1; 0 where there were none. */
  static BigDecimal badShare(Counts counts) {
    return counts.total() == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(counts.bad())
            .divide(BigDecimal.valueOf(counts.total()), MathContext.DECIMAL64);
  }

  private static BigDecimal kept(BigDecimal exact) {
    BigDecimal rounded = exact.round(KEPT_DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private static Duration atLeastZero(Duration left) {
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration toMillis(Duration duration) {
    return duration.truncatedTo(ChronoUnit.MILLIS);
  }
}
