package dev.headroom.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From counts to what they mean: budget, burn, exhaustion, the tier that fires (Site Reliability
 * Workbook, chapter 5). Whole numbers and decimals throughout; what is compared is never rounded.
 */
final class BudgetArithmetic {
  /** Further away than this, exhaustion is as good as never. */
  private static final BigDecimal EXHAUSTION_SECONDS_MAX = new BigDecimal(100L * 365 * 86_400);

  private BudgetArithmetic() {}

  static Evaluation evaluate(Reading reading) {
    Objective objective = reading.objective();
    Counts counts = reading.over(objective.window());
    ErrorBudget budget = ErrorBudget.of(counts, objective.budget());
    Optional<BigDecimal> paceSeconds = paceSeconds(reading);
    List<TierReading> tiers = TierJudge.read(reading);
    return new Evaluation(
        objective,
        reading.at(),
        counts,
        coverage(counts),
        budget,
        burns(reading),
        tiers.stream()
            .filter(tier -> tier.level() == TierReading.Level.BURNS)
            .map(TierReading::tier)
            .findFirst(),
        reading.newest().isPresent()
            && tiers.stream().anyMatch(tier -> tier.level() == TierReading.Level.UNMEASURED),
        paceSeconds.map(BudgetArithmetic::duration),
        paceSeconds.map(pace -> duration(pace.multiply(budget.remaining()))),
        reading.newest(),
        tiers);
  }

  private static BigDecimal coverage(Counts counts) {
    long all = counts.total() + counts.unmeasured();
    return all == 0
        ? BigDecimal.ONE
        : BigDecimal.valueOf(counts.total()).divide(BigDecimal.valueOf(all), MathContext.DECIMAL64);
  }

  private static List<BurnRate> burns(Reading reading) {
    BigDecimal share = reading.objective().budget();
    return reading.objective().tiers().stream()
        .flatMap(tier -> Stream.of(tier.shortWindow(), tier.longWindow()))
        .distinct()
        .sorted()
        .map(window -> BurnRate.of(window, reading.over(window), share, reading.age()))
        .toList();
  }

  /** Window / burn, from the counts themselves: window * allowed / bad. */
  private static Optional<BigDecimal> paceSeconds(Reading reading) {
    Objective objective = reading.objective();
    Counts pace = reading.over(objective.tiers().getFirst().longWindow());
    return pace.bad() == 0
        ? Optional.empty()
        : Optional.of(
            objective
                .budget()
                .multiply(BigDecimal.valueOf(pace.total()))
                .multiply(BigDecimal.valueOf(objective.window().toSeconds()))
                .divide(BigDecimal.valueOf(pace.bad()), MathContext.DECIMAL64));
  }

  private static Duration duration(BigDecimal seconds) {
    BigDecimal bounded = seconds.min(EXHAUSTION_SECONDS_MAX).max(EXHAUSTION_SECONDS_MAX.negate());
    return Duration.ofMillis(
        bounded.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }
}
