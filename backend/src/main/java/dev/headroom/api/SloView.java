package dev.headroom.api;

import dev.headroom.model.DurationText;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.BurnTier;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Objective;
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
    BigDecimal target,
    String window,
    long good,
    long bad,
    long total,
    long unmeasured,
    long spread,
    BigDecimal coverage,
    @Nullable BigDecimal sli,
    Budget budget,
    List<Burn> burn,
    @Nullable String exhaustionAtPace,
    @Nullable String exhaustionOfRemaining,
    @Nullable Tier firing,
    boolean frozen,
    List<Tier> tiers,
    FreshnessView freshness,
    @Nullable Instant countingSince,
    Definition definition,
    IndicatorView indicator) {

  record Budget(BigDecimal total, long spent, BigDecimal remaining) {}

  record Burn(String window, BigDecimal rate, long good, long bad) {
    static Burn of(BurnRate burn) {
      return new Burn(
          DurationText.format(burn.window()),
          burn.rate(),
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
    static Definition of(dev.headroom.slo.Definition definition) {
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
        objective.target(),
        DurationText.format(objective.window()),
        evaluation.counts().good(),
        evaluation.counts().bad(),
        evaluation.counts().total(),
        evaluation.counts().unmeasured(),
        evaluation.counts().spread(),
        evaluation.coverage(),
        evaluation.indicator().orElse(null),
        new Budget(
            evaluation.budget().total(),
            evaluation.budget().spent(),
            evaluation.budget().remaining()),
        evaluation.burns().stream().map(Burn::of).toList(),
        evaluation.exhaustionAtPace().map(DurationText::format).orElse(null),
        remainingText(evaluation.exhaustionOfRemaining()),
        evaluation.firing().map(Tier::of).orElse(null),
        evaluation.frozen(),
        objective.tiers().stream().map(Tier::of).toList(),
        FreshnessView.of(evaluation.newest(), evaluation.at()),
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
