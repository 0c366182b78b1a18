package dev.headroom.alerting.incident;

import dev.headroom.slo.BurnRate;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.objective.Counts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How the objective stood at one moment.
 *
 * @param at when
 * @param burn how fast the budget burnt over the tier's long window; 1 is just what it may
 * @param burnWindow the tier's long window
 * @param badShare bad events of that window over all of its events, 0 to 1; 0 where there were none
 * @param budgetRemaining share left: 1 untouched, below 0 overspent
 * @param exhaustionAtPace how long a whole budget would last; empty while nothing burns
 * @param exhaustionOfRemaining how long what is left will last; zero if nothing is; empty while
 *     nothing burns
 */
public record Figures(
    Instant at,
    BigDecimal burn,
    Duration burnWindow,
    BigDecimal badShare,
    BigDecimal budgetRemaining,
    Optional<Duration> exhaustionAtPace,
    Optional<Duration> exhaustionOfRemaining) {
  private static final MathContext KEPT_DIGITS = MathContext.DECIMAL32;

  /** What an evaluation says about the long window of a tier. */
  public static Figures of(Evaluation evaluation, Duration longWindow) {
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
        evaluation.exhaustionAtPace().map(Figures::toMillis),
        evaluation.exhaustionOfRemaining().map(Figures::toMillis).map(Figures::atLeastZero));
  }

  /** Bad events over all, 0 to 1; 0 where there were none. */
  public static BigDecimal badShare(Counts counts) {
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
