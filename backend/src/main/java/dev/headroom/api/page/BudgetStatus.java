package dev.headroom.api.page;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.Evaluation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the objective stands, over the window that its incident is about. */
record BudgetStatus(
    Instant at,
    BigDecimal burn,
    Duration burnWindow,
    BigDecimal budgetRemaining,
    Optional<Duration> exhaustionOfRemaining) {
  /** As it stood when the incident last changed. */
  static BudgetStatus of(Figures figures) {
    return new BudgetStatus(
        figures.at(),
        figures.burn(),
        figures.burnWindow(),
        figures.budgetRemaining(),
        figures.exhaustionOfRemaining());
  }

  /** As it stands now. */
  static BudgetStatus of(Evaluation evaluation, Duration burnWindow) {
    return new BudgetStatus(
        evaluation.at(),
        evaluation.burns().stream()
            .filter(burn -> burn.window().equals(burnWindow))
            .map(BurnRate::rate)
            .findFirst()
            .orElse(BigDecimal.ZERO),
        burnWindow,
        evaluation.budget().remaining(),
        evaluation.exhaustionOfRemaining());
  }
}
