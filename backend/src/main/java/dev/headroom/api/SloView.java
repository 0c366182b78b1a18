package dev.headroom.api;

import dev.headroom.model.text.DurationText;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.ErrorBudget;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluation.WatchGap;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Objective;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An objective as it stands, as the API tells it (schema Slo). */
record SloView(
    String name,
    String displayName,
    String description,
    String service,
    String owner,
    String runbook,
    String events,
    BigDecimal target,
    String window,
    long good,
    long bad,
    long total,
    long unmeasured,
    long spread,
    @Nullable BigDecimal coverage,
    @Nullable BigDecimal sli,
    String state,
    Budget budget,
    List<Burn> burn,
    @Nullable String exhaustionAtPace,
    @Nullable String exhaustionOfRemaining,
    String paceWindow,
    @Nullable Tier firing,
    boolean frozen,
    List<Tier> tiers,
    FreshnessView freshness,
    @Nullable Gap gap,
    @Nullable Instant countingSince,
    Definition definition,
    IndicatorView indicator) {

  /** What nobody knows is null. */
  record Budget(@Nullable BigDecimal total, long spent, @Nullable BigDecimal remaining) {
    static Budget of(ErrorBudget budget) {
      return new Budget(
          budget.isMeasured() ? budget.total() : null, budget.spent(), budget.known().orElse(null));
    }
  }

  record Gap(String kind, String what, Instant since) {
    static Gap of(WatchGap gap) {
      return new Gap(gap.kind().name().toLowerCase(Locale.ROOT), gap.what(), gap.since());
    }
  }

  record Burn(String window, @Nullable BigDecimal rate, long good, long bad) {
    static Burn of(BurnRate burn) {
      return new Burn(
          DurationText.format(burn.window()),
          burn.known().orElse(null),
          burn.counts().good(),
          burn.counts().bad());
    }
  }

  record Tier(
      String name, String urgency, String longWindow, String shortWindow, BigDecimal factor) {
    static Tier of(BurnTier tier) {
      return new Tier(
          tier.name(),
          tier.urgency().name().toLowerCase(Locale.ROOT),
          DurationText.format(tier.longWindow()),
          DurationText.format(tier.shortWindow()),
          tier.factor());
    }
  }

  record Definition(String file, int line) {
    static Definition of(dev.headroom.slo.objective.Objective.SourceDocument definition) {
      return new Definition(definition.file(), definition.line());
    }
  }

  static SloView of(Evaluation evaluation) {
    Objective objective = evaluation.objective();
    return new SloView(
        objective.name(),
        objective.displayName(),
        objective.description(),
        objective.service(),
        objective.owner(),
        objective.runbook(),
        objective.events(),
        objective.target(),
        DurationText.format(objective.window()),
        evaluation.counts().good(),
        evaluation.counts().bad(),
        evaluation.counts().total(),
        evaluation.counts().unmeasured(),
        evaluation.counts().spread(),
        evaluation.coverage().orElse(null),
        evaluation.indicator().orElse(null),
        evaluation.state().toString(),
        Budget.of(evaluation.budget()),
        evaluation.burns().stream().map(Burn::of).toList(),
        evaluation.exhaustionAtPace().map(DurationText::format).orElse(null),
        remainingText(evaluation.exhaustionOfRemaining()),
        DurationText.format(evaluation.paceWindow()),
        evaluation.firing().map(Tier::of).orElse(null),
        evaluation.frozen(),
        objective.tiers().stream().map(Tier::of).toList(),
        FreshnessView.of(evaluation.newest(), evaluation.at()),
        evaluation.gap().map(Gap::of).orElse(null),
        evaluation.since().orElse(null),
        Definition.of(objective.definition()),
        IndicatorView.of(objective.indicator()));
  }

  /** A budget that is gone lasts 0 s more, however far it is overspent. */
  static @Nullable String remainingText(Optional<Duration> remaining) {
    return remaining
        .map(left -> DurationText.format(left.isNegative() ? Duration.ZERO : left))
        .orElse(null);
  }
}
