package dev.headroom.alerting;

import static dev.headroom.alerting.incident.TimelineEntry.HEADROOM;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Draft;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.model.Alert;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Objective;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes the incident that follows from the one before and from an evaluation. */
final class BurnTransitions {
  private final AlertText text;
  private final IncidentIds ids;
  private final BreachHistory history;

  BurnTransitions(AlertText text, IncidentIds ids, BreachHistory history) {
    this.text = text;
    this.ids = ids;
    this.history = history;
  }

  LoggedTransition opened(Evaluation evaluation, Effect.Open effect) {
    Objective objective = evaluation.objective();
    BurnTier tier = effect.tier();
    Figures figures = BurnFigures.of(evaluation, tier.longWindow());
    Instant began =
        history.onset(objective.name(), evaluation.at(), tier).truncatedTo(ChronoUnit.MILLIS);
    String id = ids.next(figures.at());
    String summary = text.burning(objective, newest(evaluation), figures, began);
    Alert alert = text.alert(id, objective, effect.urgency(), tier, figures, summary);
    Incident incident =
        new Incident(
            id,
            1,
            1,
            objective.name(),
            objective.service(),
            objective.owner(),
            objective.runbook(),
            effect.urgency(),
            tier.name(),
            began,
            figures.at(),
            effect.acknowledgement(),
            Optional.empty(),
            alert.labels(),
            alert.annotations(),
            figures,
            Now.UNKNOWN);
    String line =
        effect
            .acknowledgement()
            .map(by ->
                "%s burns on after the page. %s had acknowledged it then, so nobody is told."
                    .formatted(tier.name(), by.by()))
            .orElse(summary);
    return TransitionLog.of(
        TransitionKind.OPENED,
        figures.at(),
        incident,
        "",
        line,
        effect.acknowledgement().isEmpty());
  }

  LoggedTransition reopened(Incident before, Evaluation evaluation, BurnTier tier) {
    String ended =
        before.resolution().map(end -> AlertText.moment(end.at(), evaluation.at())).orElse("");
    return burning(
        TransitionKind.REOPENED,
        before,
        evaluation,
        tier,
        Draft::alarm,
        "%s burns again soon after the end at %s.".formatted(tier.name(), ended),
        true);
  }

  LoggedTransition unacknowledged(
      Incident before, Evaluation evaluation, Effect.Unacknowledge effect) {
    return burning(
        TransitionKind.UNACKNOWLEDGED,
        before,
        evaluation,
        effect.tier(),
        Draft::alarm,
        "%s began to burn after the acknowledgement, which is void for it."
            .formatted(effect.cause().name()),
        true);
  }

  LoggedTransition worsened(Incident before, Evaluation evaluation, Effect.Worsen effect) {
    String description =
        effect.doubled()
            ? "The share of bad events has doubled since receivers were told."
            : "%s burns now, %s before.".formatted(effect.tier().name(), before.tier());
    return burning(
        TransitionKind.UPDATED,
        before,
        evaluation,
        effect.tier(),
        draft -> draft,
        description,
        true);
  }

  /** Nobody is told of tiers that come and go within an incident. */
  LoggedTransition mentioned(Incident before, Evaluation evaluation, Effect.Mention effect) {
    StringBuilder line = new StringBuilder();
    if (!effect.began().isEmpty()) {
      line.append("Burning too: ").append(TransitionLog.and(effect.began())).append(". ");
    }
    if (!effect.ceased().isEmpty()) {
      line.append("Not burning any more: ").append(TransitionLog.and(effect.ceased())).append(". ");
    }
    String description = line.toString().strip();
    if (effect.tier().isEmpty()) {
      Incident same = before.next(draft -> draft);
      return TransitionLog.of(
          TransitionKind.UPDATED,
          evaluation.at().truncatedTo(ChronoUnit.MILLIS),
          same,
          "",
          description,
          false);
    }
    return burning(
        TransitionKind.UPDATED,
        before,
        evaluation,
        effect.tier().get(),
        draft -> draft,
        description,
        false);
  }

  private LoggedTransition burning(
      TransitionKind kind,
      Incident before,
      Evaluation evaluation,
      BurnTier tier,
      UnaryOperator<Draft> change,
      String description,
      boolean told) {
    Objective objective = evaluation.objective();
    Figures figures = BurnFigures.of(evaluation, tier.longWindow());
    String summary = text.burning(objective, newest(evaluation), figures, before.beganAt());
    Alert alert = text.alert(before.id(), objective, before.severity(), tier, figures, summary);
    Incident incident =
        before.next(draft ->
            change
                .apply(draft)
                .promise(objective.service(), objective.owner(), objective.runbook())
                .tier(tier.name(), alert.labels())
                .figures(figures, alert.annotations()));
    return TransitionLog.of(kind, figures.at(), incident, "", description, told);
  }

  /** The same incident as it stands at the moment of an evaluation. */
  Incident live(Incident incident, Evaluation evaluation, Now now) {
    Objective objective = evaluation.objective();
    Duration window =
        objective.tiers().stream()
            .filter(tier -> tier.name().equals(incident.tier()))
            .map(BurnTier::longWindow)
            .findFirst()
            .orElse(incident.figures().burnWindow());
    Figures figures = BurnFigures.of(evaluation, window);
    String summary =
        now.recovery()
            .map(end -> text.recovering(objective, end, incident.beganAt(), figures.at()))
            .orElseGet(() ->
                isSilent(evaluation, window)
                    ? text.silent(objective, evaluation.newest(), incident.beganAt(), figures.at())
                    : text.burning(objective, newest(evaluation), figures, incident.beganAt()));
    return incident.live(
        figures, text.annotations(incident.id(), objective, figures, summary), now);
  }

  /** What the promise's shortest window says; empty if nothing happened in it. */
  private static Optional<BurnRate> newest(Evaluation evaluation) {
    return evaluation.burns().stream()
        .min(Comparator.comparing(BurnRate::window))
        .filter(each -> each.counts().total() > 0);
  }

  /** Nothing was measured for so long that no share of events can be told. */
  private static boolean isSilent(Evaluation evaluation, Duration window) {
    return evaluation.burns().stream()
        .anyMatch(each -> each.window().equals(window) && each.counts().total() == 0);
  }

  LoggedTransition ended(Incident before, Evaluation evaluation) {
    Objective objective = evaluation.objective();
    Figures figures = BurnFigures.of(evaluation, before.figures().burnWindow());
    Resolution how =
        new Resolution(
            TransitionLog.atOrAfter(before.startedAt(), evaluation.at()),
            HEADROOM,
            "No %s tier burns any more.".formatted(AlertText.severityName(before.severity())));
    String summary = over(before, objective, how.at());
    Incident incident =
        before.next(draft ->
            draft
                .resolved(how)
                .promise(objective.service(), objective.owner(), objective.runbook())
                .figures(figures, text.annotations(before.id(), objective, figures, summary)));
    return TransitionLog.of(TransitionKind.RESOLVED, how.at(), incident, "", how.reason(), true);
  }

  /** What an incident comes to that ends at a moment, one sentence. */
  String over(Incident before, Objective objective, Instant at) {
    Duration stretch =
        objective.tiers().stream()
            .filter(tier -> tier.name().equals(before.tier()))
            .map(BurnTier::shortWindow)
            .findFirst()
            .orElse(before.figures().burnWindow());
    return history
        .course(objective.name(), before.beganAt(), at, stretch)
        .map(course -> text.over(objective, before.beganAt(), course, at))
        .orElseGet(() -> AlertText.over(before, at));
  }
}
