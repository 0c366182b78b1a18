package dev.headroom.slo;

import dev.headroom.slo.Evaluation.PromiseState;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.DurationShorthand;
import dev.headroom.slo.objective.Objective;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;

/** What evaluating says about itself. */
final class EvaluationMetrics {
  final Gauge objectives;
  final Counter evaluations;
  final Histogram evaluationSeconds;
  final Gauge budgetRemaining;
  final Gauge burnRate;
  final Gauge excessEvents;
  final Gauge state;

  EvaluationMetrics(CollectorRegistry registry) {
    objectives =
        Gauge.build("headroom_slo_objectives", "Objectives that are counted and evaluated.")
            .register(registry);
    evaluations =
        Counter.build("headroom_slo_evaluations_total", "Evaluations of one objective.")
            .register(registry);
    evaluationSeconds =
        Histogram.build("headroom_slo_evaluation_seconds", "Evaluating all objectives once.")
            .buckets(0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 1)
            .register(registry);
    budgetRemaining =
        Gauge.build("headroom_slo_budget_remaining_ratio", "Share of the error budget left.")
            .labelNames("slo")
            .register(registry);
    burnRate =
        Gauge.build("headroom_slo_burn_rate", "Burn rate over a window.")
            .labelNames("slo", "window")
            .register(registry);
    excessEvents =
        Gauge.build(
                "headroom_slo_excess_events",
                "Events of the counted side beyond the total of the window.")
            .labelNames("slo")
            .register(registry);
    state =
        Gauge.build("headroom_slo_state", "1 for the state an objective is in, 0 for the others.")
            .labelNames("slo", "state")
            .register(registry);
  }

  /** The last evaluation of an objective, for whoever scrapes. */
  void show(Evaluation evaluation, long excess) {
    String name = evaluation.objective().name();
    evaluations.inc();
    evaluation
        .budget()
        .known()
        .ifPresentOrElse(
            left -> budgetRemaining.labels(name).set(left.doubleValue()),
            () -> budgetRemaining.remove(name));
    excessEvents.labels(name).set((double) excess);
    for (BurnRate burn : evaluation.burns()) {
      String window = DurationShorthand.text(burn.window());
      burn.known()
          .ifPresentOrElse(
              rate -> burnRate.labels(name, window).set(rate.doubleValue()),
              () -> burnRate.remove(name, window));
    }
    for (PromiseState each : PromiseState.values()) {
      state.labels(name, each.toString()).set(each == evaluation.state() ? 1 : 0);
    }
  }

  /** Says nothing more about evaluations until there is another. */
  void forget(Objective objective) {
    String name = objective.name();
    budgetRemaining.remove(name);
    excessEvents.remove(name);
    for (PromiseState each : PromiseState.values()) {
      state.remove(name, each.toString());
    }
    for (BurnTier tier : objective.tiers()) {
      burnRate.remove(name, DurationShorthand.text(tier.longWindow()));
      burnRate.remove(name, DurationShorthand.text(tier.shortWindow()));
    }
  }
}
