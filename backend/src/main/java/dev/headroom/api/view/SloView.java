package dev.headroom.api.view;

import dev.headroom.model.Unit;
import dev.headroom.model.text.DurationText;
import dev.headroom.select.Selector;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluation.ErrorBudget;
import dev.headroom.slo.Evaluation.WatchGap;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.EventDistribution;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Indicator.MetricSource;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Objective.SourceDocument;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An objective as it stands, as the API tells it (schema Slo). */
public record SloView(
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
    BudgetView budget,
    List<BurnView> burn,
    @Nullable String exhaustionAtPace,
    @Nullable String exhaustionOfRemaining,
    String paceWindow,
    @Nullable TierView firing,
    boolean frozen,
    List<TierView> tiers,
    FreshnessView freshness,
    @Nullable GapView gap,
    @Nullable Instant countingSince,
    DefinitionView definition,
    IndicatorView indicator,
    boolean shadow) {

  /** Every objective, the soonest exhausted first (schema of {@code GET /api/v1/slos}). */
  public record SloList(List<SloView> slos, int windowScale) {
    /**
     * @param windowScale windows are so many times shorter than written
     */
    public static SloList of(List<Evaluation> evaluations, int windowScale) {
      return new SloList(
          evaluations.stream().sorted(soonestExhausted()).map(SloView::of).toList(), windowScale);
    }

    private static Comparator<Evaluation> soonestExhausted() {
      Duration never = Duration.ofSeconds(Long.MAX_VALUE);
      return Comparator.<Evaluation, Duration>comparing(
              each -> each.exhaustionOfRemaining().orElse(never))
          .thenComparing(each -> each.budget().remaining())
          .thenComparing(each -> each.objective().name());
    }
  }

  /** What nobody knows is null. */
  public record BudgetView(@Nullable BigDecimal total, long spent, @Nullable BigDecimal remaining) {
    static BudgetView of(ErrorBudget budget) {
      return new BudgetView(
          budget.isMeasured() ? budget.total() : null, budget.spent(), budget.known().orElse(null));
    }
  }

  public record GapView(String kind, String what, Instant since) {
    static GapView of(WatchGap gap) {
      return new GapView(gap.kind().name().toLowerCase(Locale.ROOT), gap.what(), gap.since());
    }
  }

  public record BurnView(String window, @Nullable BigDecimal rate, long good, long bad) {
    static BurnView of(BurnRate burn) {
      return new BurnView(
          DurationText.format(burn.window()),
          burn.known().orElse(null),
          burn.counts().good(),
          burn.counts().bad());
    }
  }

  public record TierView(
      String name, String urgency, String longWindow, String shortWindow, BigDecimal factor) {
    static TierView of(BurnTier tier) {
      return new TierView(
          tier.name(),
          tier.urgency().name().toLowerCase(Locale.ROOT),
          DurationText.format(tier.longWindow()),
          DurationText.format(tier.shortWindow()),
          tier.factor());
    }
  }

  public record DefinitionView(String file, int line) {
    static DefinitionView of(SourceDocument definition) {
      return new DefinitionView(definition.file(), definition.line());
    }
  }

  public static SloView of(Evaluation evaluation) {
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
        BudgetView.of(evaluation.budget()),
        evaluation.burns().stream().map(BurnView::of).toList(),
        evaluation.exhaustionAtPace().map(DurationText::format).orElse(null),
        remainingText(evaluation.exhaustionOfRemaining()),
        DurationText.format(evaluation.paceWindow()),
        evaluation.firing().map(TierView::of).orElse(null),
        evaluation.frozen(),
        objective.tiers().stream().map(TierView::of).toList(),
        FreshnessView.of(evaluation.newest(), evaluation.at()),
        evaluation.gap().map(GapView::of).orElse(null),
        evaluation.since().orElse(null),
        DefinitionView.of(objective.definition()),
        IndicatorView.of(objective.indicator()),
        objective.isShadow());
  }

  /** A budget that is gone lasts 0 s more, however far it is overspent. */
  static @Nullable String remainingText(Optional<Duration> remaining) {
    return remaining
        .map(left -> DurationText.format(left.isNegative() ? Duration.ZERO : left))
        .orElse(null);
  }

  /** What an objective counts, for people and for whoever draws it (schema Indicator). */
  public record IndicatorView(
      String good, String total, @Nullable CountedDistribution distribution) {
    /**
     * The distribution all events are observations of.
     *
     * @param threshold up to where they are good, in the unit; null where something else decides
     * @param unit of the threshold; empty for that of the values, which the name does not tell
     */
    public record CountedDistribution(
        String metric, String match, @Nullable BigDecimal threshold, String unit) {}

    static IndicatorView of(Indicator indicator) {
      String events = text(indicator.events());
      return new IndicatorView(
          indicator.counted() == Indicator.Side.GOOD ? events : "all but " + events,
          text(indicator.total()),
          EventDistribution.of(indicator).map(IndicatorView::distribution).orElse(null));
    }

    private static String text(MetricSource source) {
      return switch (source) {
        case MetricSource.CounterSource(Selector selector) -> selector.text();
        case MetricSource.DistributionSource observed ->
            observed.selector().text()
                + observed.limit().map(limit -> " <= " + limit.text()).orElse("");
      };
    }

    private static CountedDistribution distribution(EventDistribution of) {
      return new CountedDistribution(
          of.metric(),
          of.labels().isEmpty() ? "" : new Selector(of.labels()).text(),
          of.threshold().orElse(null),
          of.unit().map(Unit::symbol).orElse(""));
    }
  }
}
