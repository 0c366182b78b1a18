package dev.headroom.burn;

import dev.headroom.alerting.incident.Links;
import dev.headroom.model.Urgency;
import dev.headroom.select.Selector;
import dev.headroom.slo.BreachSummary;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluation.ErrorBudget;
import dev.headroom.slo.Evaluation.PromiseState;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.TierReading.BurnLevel;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Indicator.MetricSource.DistributionSource;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Objective.SourceDocument;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Objectives with the workbook's four tiers, and evaluations of them. */
public final class EvaluationFixture {
  public static final BurnTier PAGE_1H =
      new BurnTier("page-1h", Urgency.PAGE, hours(1), Duration.ofMinutes(5), decimal("14.4"));
  public static final BurnTier PAGE_6H =
      new BurnTier("page-6h", Urgency.PAGE, hours(6), Duration.ofMinutes(30), decimal("6"));
  public static final BurnTier TICKET_1D =
      new BurnTier("ticket-1d", Urgency.TICKET, hours(24), hours(2), decimal("3"));
  public static final BurnTier TICKET_3D =
      new BurnTier("ticket-3d", Urgency.TICKET, hours(72), hours(6), decimal("1"));

  private EvaluationFixture() {}

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  /** 99.9% of the requests of checkout within 200 ms over 30 days. */
  public static Objective objective(String name) {
    return objective(name, Map.of("team", "payments"));
  }

  public static Objective objective(String name, Map<String, String> labels) {
    return objective(name, labels, List.of(PAGE_1H, PAGE_6H, TICKET_1D, TICKET_3D));
  }

  /** The same with other tiers. */
  public static Objective objective(String name, List<BurnTier> tiers) {
    return objective(name, Map.of(), tiers);
  }

  private static Objective objective(
      String name, Map<String, String> labels, List<BurnTier> tiers) {
    Selector latency = Selector.parse("http_request_duration_seconds{service=\"checkout\"}");
    return new Objective(
        name,
        name,
        "Buyers wait no longer than they notice.",
        "checkout",
        "team-payments",
        "checkout-slow",
        labels,
        decimal("0.999"),
        Duration.ofDays(30),
        new Indicator(
            Indicator.Side.GOOD,
            new DistributionSource(latency, Optional.of(decimal("0.2"))),
            new DistributionSource(latency, Optional.empty())),
        tiers,
        0,
        Objective.EVENTS,
        new SourceDocument("slos/checkout.yaml", 1, ""),
        false);
  }

  /** Thirty seconds before it is noticed; of how it went nothing is known. */
  public static final BreachHistory HINDSIGHT =
      new BreachHistory() {
        @Override
        public Instant onset(String objective, Instant at, BurnTier tier) {
          return at.minusSeconds(30);
        }

        @Override
        public Optional<BreachSummary> course(
            String objective, Instant from, Instant to, Duration stretch) {
          return Optional.empty();
        }
      };

  /** The alerts of such evaluations, with that hindsight. */
  public static final BurnAlerts BURNS =
      new BurnAlerts(new Links(URI.create("http://localhost:8080")), HINDSIGHT);

  /** 3.1% of the events are bad in every window; the tier burns and no other. */
  public static Evaluation firing(Objective objective, Instant at, BurnTier tier) {
    return burning(objective, at, 310, tier);
  }

  /** So many events of 10,000 are bad in every window; the tiers burn and no others. */
  public static Evaluation burning(Objective objective, Instant at, int bad, BurnTier... tiers) {
    return evaluation(objective, at, bad, Set.of(tiers), BurnLevel.CLEAR);
  }

  /** So many events in every window; no tier burns. */
  public static Evaluation counting(Objective objective, Instant at, Counts counts) {
    List<TierReading> clear =
        objective.tiers().stream().map(tier -> TierReading.of(tier, BurnLevel.CLEAR)).toList();
    return evaluation(objective, at, counts, clear);
  }

  public static Evaluation silent(Objective objective, Instant at) {
    return evaluation(objective, at, 0, Set.of(), BurnLevel.CLEAR);
  }

  /** Nothing was measured lately, but for the tier that burns. */
  public static Evaluation frozen(Objective objective, Instant at, Optional<BurnTier> firing) {
    return evaluation(
        objective, at, 310, firing.map(Set::of).orElse(Set.of()), BurnLevel.UNMEASURED);
  }

  /** Nothing was measured for longer than any window. */
  public static Evaluation unmeasured(Objective objective, Instant at) {
    List<TierReading> tiers =
        objective.tiers().stream().map(tier -> TierReading.of(tier, BurnLevel.UNMEASURED)).toList();
    return evaluation(objective, at, new Counts(0, 0, 0), tiers);
  }

  /** What is said of each tier, in their order. */
  public static Evaluation reading(Objective objective, Instant at, List<TierReading> tiers) {
    return evaluation(objective, at, 310, tiers);
  }

  private static Evaluation evaluation(
      Objective objective, Instant at, int bad, Set<BurnTier> burning, BurnLevel others) {
    List<TierReading> tiers =
        objective.tiers().stream()
            .map(tier -> TierReading.of(tier, burning.contains(tier) ? BurnLevel.BURNS : others))
            .toList();
    return evaluation(objective, at, bad, tiers);
  }

  private static Evaluation evaluation(
      Objective objective, Instant at, int bad, List<TierReading> tiers) {
    return evaluation(objective, at, new Counts(10_000 - bad, bad, 0), tiers);
  }

  private static Evaluation evaluation(
      Objective objective, Instant at, Counts counts, List<TierReading> tiers) {
    BigDecimal rate = BigDecimal.valueOf(counts.bad()).movePointLeft(1);
    List<BurnRate> burns =
        objective.tiers().stream()
            .map(tier -> new BurnRate(tier.longWindow(), counts, rate))
            .toList();
    Optional<BurnTier> firing =
        tiers.stream()
            .filter(each -> each.level() == BurnLevel.BURNS)
            .map(TierReading::tier)
            .findFirst();
    return new Evaluation(
        objective,
        at,
        counts,
        Optional.of(BigDecimal.ONE),
        new ErrorBudget(decimal("10"), counts.bad(), decimal("0.412")),
        burns,
        firing,
        tiers.stream().anyMatch(each -> each.level() == BurnLevel.UNMEASURED),
        firing.map(tier -> Duration.ofMinutes(1393)),
        firing.map(tier -> Duration.ofMinutes(574)),
        firing.orElse(PAGE_1H).longWindow(),
        Optional.of(at),
        Optional.of(Instant.EPOCH),
        firing.isPresent() ? PromiseState.BURNING : PromiseState.MET,
        Optional.empty(),
        tiers);
  }
}
