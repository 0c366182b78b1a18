package dev.headroom.burn;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.model.text.PlainNumbers;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.objective.Objective;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The burn of budgets as a source of alerts: each objective is a subject, each of its tiers an
 * alert.
 */
public final class BurnAlerts implements AlertTeller {
  private static final AlertWords WORDS =
      new AlertWords("objective", "tier", "burns", "burn", "burning", "share of bad events");

  private final AlertText text;
  private final BreachHistory history;

  /**
   * @param links to the pages of incidents and runbooks
   * @param history of what objectives counted
   */
  public BurnAlerts(Links links, BreachHistory history) {
    this.text = new AlertText(links);
    this.history = history;
  }

  /** The names by which objectives are subjects of alerts. */
  public static Set<String> subjects(Collection<Objective> objectives) {
    return objectives.stream().map(Objective::name).collect(Collectors.toUnmodifiableSet());
  }

  /** What evaluations say of the alerts of their objectives, one round each. */
  public List<AlertRound> rounds(List<Evaluation> evaluations) {
    return evaluations.stream().map(this::round).toList();
  }

  private AlertRound round(Evaluation evaluation) {
    return new AlertRound(
        evaluation.objective().name(),
        evaluation.at().truncatedTo(ChronoUnit.MILLIS),
        EvaluatedTiers.readings(evaluation),
        new BurnAccount(this, text, history, evaluation));
  }

  @Override
  public AlertWords words() {
    return WORDS;
  }

  /** How fast the budget burnt. */
  @Override
  public Optional<String> extent(Figures figures) {
    return Optional.of(PlainNumbers.speed(figures.burn()));
  }

  @Override
  public String over(Incident incident, Instant at) {
    return AlertText.over(incident, at);
  }
}
