package dev.headroom.drill.run;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.model.Urgency;
import dev.headroom.slo.objective.BurnTier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What alerting is told of drills: the level is the evaluation's, the words are the drill's. */
final class DrillRounds {
  private final Links links;

  DrillRounds(Links links) {
    this.links = links;
  }

  /**
   * Of the drill that runs, as it was evaluated; once its tier has fired, it fires until the drill
   * is over.
   */
  AlertRound goingOn(DrillRun run, AlertRound evaluated) {
    BurnTier tier = run.plan().objective().tiers().getFirst();
    AlertLevel level =
        run.marks().alert().isPresent()
            ? AlertLevel.FIRING
            : evaluated.readings().stream()
                .filter(each -> each.alert().equals(tier.name()))
                .map(AlertReading::level)
                .findFirst()
                .orElse(AlertLevel.UNKNOWN);
    Instant at = evaluated.at();
    return new AlertRound(
        run.subject(),
        at,
        List.of(reading(tier.name(), tier.shortWindow(), level)),
        new DrillAccount(links, DrillPage.of(run, at), at));
  }

  /** Whether the tier fires by it. */
  static boolean fires(AlertRound round) {
    return round.readings().stream().anyMatch(each -> each.level() == AlertLevel.FIRING);
  }

  /** The end of what stands. */
  AlertRound over(Incident incident, Instant at) {
    return new AlertRound(
        incident.subject(),
        at,
        List.of(reading(incident.lead(), Duration.ofMinutes(1), AlertLevel.CLEAR)),
        new DrillAccount(links, DrillPage.of(incident), at));
  }

  private static AlertReading reading(String alert, Duration shortWindow, AlertLevel level) {
    return new AlertReading(
        alert,
        Urgency.PAGE,
        level,
        shortWindow,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        Optional.empty());
  }
}
