package dev.headroom.slo;

import dev.headroom.model.distribution.EventCounts;
import dev.headroom.slo.Evaluation.ErrorBudget;
import dev.headroom.slo.Evaluation.PromiseState;
import dev.headroom.slo.Evaluation.WatchGap;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Objective;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From counts to what they mean: budget, burn, exhaustion, the tier that fires (Site Reliability
 * Workbook, chapter 5). Whole numbers and decimals throughout; what is compared is never rounded.
 */
final class BudgetArithmetic {
  /** Two sources are read at different moments; by more than one in so many they do not fit. */
  private static final long EXCESS_SHARE = 100;

  private BudgetArithmetic() {}

  static Evaluation evaluate(ObjectiveSnapshot snapshot, NoDataDetector noData) {
    Objective objective = snapshot.objective();
    Counts counts = snapshot.over(objective.window());
    ErrorBudget budget = ErrorBudget.of(counts, objective.budget());
    List<TierReading> tiers = TierJudge.read(snapshot);
    Optional<BurnTier> firing =
        tiers.stream()
            .filter(tier -> tier.level() == TierReading.BurnLevel.BURNS)
            .map(TierReading::tier)
            .findFirst();
    Exhaustion exhaustion = Exhaustion.of(snapshot, budget, firing);
    Optional<WatchGap> gap = noData.gap(snapshot);
    return new Evaluation(
        objective,
        snapshot.at(),
        counts,
        coverage(counts),
        budget,
        burns(snapshot),
        firing,
        snapshot.newest().isPresent()
            && tiers.stream().anyMatch(tier -> tier.level() == TierReading.BurnLevel.UNMEASURED),
        exhaustion.ofWhole(),
        exhaustion.ofRemaining(),
        exhaustion.paceWindow(),
        snapshot.newest(),
        snapshot.since(),
        state(snapshot, budget, firing, gap),
        gap,
        tiers);
  }

  private static PromiseState state(
      ObjectiveSnapshot snapshot,
      ErrorBudget budget,
      Optional<BurnTier> firing,
      Optional<WatchGap> gap) {
    if (gap.isPresent()) {
      return switch (gap.get().kind()) {
        case UNMEASURED -> PromiseState.UNMEASURED;
        case SILENT -> PromiseState.SILENT;
      };
    }
    if (!budget.isMeasured()) {
      return PromiseState.UNMEASURED;
    }
    Counts counts = snapshot.over(snapshot.objective().window());
    if (snapshot.excess() > counts.total() / EXCESS_SHARE) {
      return PromiseState.INVALID;
    }
    if (firing.isPresent()) {
      return PromiseState.BURNING;
    }
    return budget.isGone() ? PromiseState.EXHAUSTED : PromiseState.MET;
  }

  private static Optional<BigDecimal> coverage(Counts counts) {
    long all = EventCounts.plus(counts.total(), counts.unmeasured());
    return all == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(counts.total())
                .divide(BigDecimal.valueOf(all), MathContext.DECIMAL64));
  }

  private static List<BurnRate> burns(ObjectiveSnapshot snapshot) {
    BigDecimal share = snapshot.objective().budget();
    return snapshot.objective().tiers().stream()
        .flatMap(tier -> Stream.of(tier.shortWindow(), tier.longWindow()))
        .distinct()
        .sorted()
        .map(window -> BurnRate.of(window, snapshot.over(window), share, snapshot.age()))
        .toList();
  }
}
