package dev.headroom.alerting;

import dev.headroom.slo.BurnTier;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Objective;

/**
 * What an evaluation asks of the alert of its objective. An evaluation that is frozen proves
 * nothing got better, so it lowers and ends nothing; what it says got worse still counts.
 */
sealed interface Step {
  /** Nothing changes. */
  record Stay() implements Step {}

  /** An incident begins. */
  record Open(BurnTier tier) implements Step {}

  /** The incident goes on with another tier. */
  record Move(BurnTier tier) implements Step {}

  /** The incident ends. */
  record Close() implements Step {}

  /** What a person had resolved has stopped firing: the next time counts as new. */
  record Forget() implements Step {}

  static Step of(Standing standing, Evaluation evaluation) {
    return evaluation
        .firing()
        .map(tier -> firing(standing, evaluation, tier))
        .orElseGet(() -> silent(standing, evaluation.frozen()));
  }

  private static Step firing(Standing standing, Evaluation evaluation, BurnTier tier) {
    Objective objective = evaluation.objective();
    return switch (standing) {
      case Standing.Clear() -> new Open(tier);
      case Standing.Firing(String before) -> {
        boolean same = tier.name().equals(before);
        boolean held = evaluation.frozen() && !isMoreUrgent(objective, tier, before);
        yield same || held ? new Stay() : new Move(tier);
      }
      case Standing.Quiet(String before) ->
          isMoreUrgent(objective, tier, before) ? new Open(tier) : new Stay();
    };
  }

  private static Step silent(Standing standing, boolean frozen) {
    return switch (standing) {
      case Standing.Clear() -> new Stay();
      case Standing.Firing _ -> frozen ? new Stay() : new Close();
      case Standing.Quiet _ -> frozen ? new Stay() : new Forget();
    };
  }

  /** Tiers are listed most urgent first; one that is no longer listed is the least urgent. */
  private static boolean isMoreUrgent(Objective objective, BurnTier tier, String before) {
    for (BurnTier each : objective.tiers()) {
      if (each.name().equals(before)) {
        return false;
      }
      if (each.name().equals(tier.name())) {
        return true;
      }
    }
    return true;
  }
}
