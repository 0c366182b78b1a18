package dev.headroom.burn;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.source.AlertAccount;
import dev.headroom.model.Alert;
import dev.headroom.model.AlertState;
import dev.headroom.model.Urgency;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What an evaluation tells of its objective. */
final class BurnAccount implements AlertAccount {
  private final BurnAlerts source;
  private final AlertText text;
  private final BreachHistory history;
  private final Evaluation evaluation;
  private final Objective objective;

  BurnAccount(BurnAlerts source, AlertText text, BreachHistory history, Evaluation evaluation) {
    this.source = source;
    this.text = text;
    this.history = history;
    this.evaluation = evaluation;
    this.objective = evaluation.objective();
  }

  @Override
  public Ownership ownership() {
    return new Ownership(objective.service(), objective.owner(), objective.runbook());
  }

  @Override
  public Instant onset(String alert) {
    return history.onset(objective.name(), evaluation.at(), tier(alert).orElseThrow());
  }

  private Optional<BurnTier> tier(String name) {
    return objective.tiers().stream().filter(tier -> tier.name().equals(name)).findFirst();
  }

  @Override
  public ToldAlert firing(String incident, Urgency urgency, String lead, Instant beganAt) {
    BurnTier tier = tier(lead).orElseThrow();
    Figures figures = BurnFigures.of(evaluation, tier.longWindow());
    String summary = text.burning(objective, newest(), figures, beganAt);
    return new ToldAlert(text.alert(incident, objective, urgency, tier, figures, summary), figures);
  }

  @Override
  public ToldAlert standing(Incident incident, Now now) {
    Duration window =
        tier(incident.lead()).map(BurnTier::longWindow).orElse(incident.figures().burnWindow());
    Figures figures = BurnFigures.of(evaluation, window);
    String summary =
        now.recovery()
            .map(end -> text.recovering(objective, end, incident.beganAt(), figures.at()))
            .orElseGet(() ->
                isSilent(window)
                    ? text.silent(objective, evaluation.newest(), incident.beganAt(), figures.at())
                    : text.burning(objective, newest(), figures, incident.beganAt()));
    return told(incident, AlertState.FIRING, figures, summary);
  }

  /** What the promise's shortest window says; empty if nothing happened in it. */
  private Optional<BurnRate> newest() {
    return evaluation.burns().stream()
        .min(Comparator.comparing(BurnRate::window))
        .filter(each -> each.counts().total() > 0);
  }

  /** Nothing was measured for so long that no share of events can be told. */
  private boolean isSilent(Duration window) {
    return evaluation.burns().stream()
        .anyMatch(each -> each.window().equals(window) && each.counts().total() == 0);
  }

  private ToldAlert told(Incident incident, AlertState state, Figures figures, String summary) {
    return new ToldAlert(
        new Alert(
            incident.labels(),
            text.annotations(incident.id(), objective, figures, summary),
            state,
            incident.startedAt()),
        figures);
  }

  @Override
  public ToldAlert ended(Incident incident, Instant at) {
    Figures figures = BurnFigures.of(evaluation, incident.figures().burnWindow());
    return told(incident, AlertState.RESOLVED, figures, over(incident, at));
  }

  @Override
  public String over(Incident incident, Instant at) {
    Duration stretch =
        tier(incident.lead()).map(BurnTier::shortWindow).orElse(incident.figures().burnWindow());
    return history
        .course(objective.name(), incident.beganAt(), at, stretch)
        .map(course -> text.over(objective, incident.beganAt(), course, at))
        .orElseGet(() -> source.over(incident, at));
  }

  @Override
  public AlertWords words() {
    return source.words();
  }

  @Override
  public Optional<String> extent(Figures figures) {
    return source.extent(figures);
  }
}
