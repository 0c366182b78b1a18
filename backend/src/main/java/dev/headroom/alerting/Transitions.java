package dev.headroom.alerting;

import static dev.headroom.alerting.TimelineEntry.HEADROOM;

import dev.headroom.alerting.Incident.Acknowledgement;
import dev.headroom.alerting.Incident.Resolution;
import dev.headroom.slo.BurnTier;
import dev.headroom.slo.BurnTier.Urgency;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Objective;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Makes the incident that follows from the one before and from what happened. */
final class Transitions {
  private final AlertText text;
  private final IncidentIds ids;

  Transitions(AlertText text, IncidentIds ids) {
    this.text = text;
    this.ids = ids;
  }

  LoggedTransition opened(Evaluation evaluation, BurnTier tier) {
    Objective objective = evaluation.objective();
    Figures figures = Figures.of(evaluation, tier.longWindow());
    Incident incident =
        fired(
            ids.next(figures.at()),
            1,
            objective,
            tier.urgency(),
            tier,
            figures.at(),
            figures,
            Optional.empty());
    return logged(Transition.Kind.OPENED, figures.at(), incident, "", incident.summary());
  }

  /** Another tier fires. An acknowledged ticket that becomes a page is nobody's again. */
  LoggedTransition moved(Incident before, Evaluation evaluation, BurnTier tier) {
    Figures figures = Figures.of(evaluation, tier.longWindow());
    boolean rises = before.severity() == Urgency.TICKET && tier.urgency() == Urgency.PAGE;
    Incident incident =
        fired(
            before.id(),
            before.sequence() + 1,
            evaluation.objective(),
            rises ? Urgency.PAGE : before.severity(),
            tier,
            before.startedAt(),
            figures,
            rises ? Optional.empty() : before.acknowledgement());
    boolean taken = rises && before.acknowledgement().isPresent();
    String description =
        "%s fires now, %s before.%s"
            .formatted(
                tier.name(),
                before.tier(),
                taken ? " It is a page now, so the acknowledgement as a ticket is void." : "");
    return logged(Transition.Kind.UPDATED, figures.at(), incident, "", description);
  }

  private Incident fired(
      String id,
      long sequence,
      Objective objective,
      Urgency severity,
      BurnTier tier,
      Instant startedAt,
      Figures figures,
      Optional<Acknowledgement> acknowledgement) {
    return new Incident(
        id,
        sequence,
        objective.name(),
        objective.service(),
        objective.owner(),
        objective.runbook(),
        severity,
        tier.name(),
        startedAt,
        acknowledgement,
        Optional.empty(),
        text.labels(objective, severity, tier),
        text.annotations(id, objective, figures, startedAt),
        figures);
  }

  LoggedTransition ended(Incident before, Evaluation evaluation) {
    Duration window = before.figures().burnWindow();
    return resolved(
        before,
        Figures.of(evaluation, window),
        evaluation.at(),
        HEADROOM,
        "No tier fires any more.");
  }

  LoggedTransition removed(Incident before, Instant at) {
    return resolved(
        before, before.figures(), at, HEADROOM, "The objective was removed from the rules.");
  }

  LoggedTransition resolvedBy(Incident before, Instant at, String who) {
    String reason =
        "Resolved by %s. While %s fires on, only a more urgent tier opens a new incident."
            .formatted(who, before.tier());
    return resolved(before, before.figures(), at, who, reason);
  }

  private LoggedTransition resolved(
      Incident before, Figures last, Instant now, String who, String reason) {
    Instant at = atOrAfter(before.startedAt(), now);
    Incident incident = before.resolved(new Resolution(at, who, reason), last);
    return logged(Transition.Kind.RESOLVED, at, incident, who.equals(HEADROOM) ? "" : who, reason);
  }

  LoggedTransition acknowledged(Incident before, Instant now, String who) {
    Instant at = atOrAfter(before.startedAt(), now);
    Incident incident = before.acknowledged(new Acknowledgement(at, who));
    return logged(
        Transition.Kind.ACKNOWLEDGED, at, incident, who, "Acknowledged by %s.".formatted(who));
  }

  /** A clock that was set back must not end an incident before it began. */
  private static Instant atOrAfter(Instant startedAt, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    return at.isBefore(startedAt) ? startedAt : at;
  }

  private static LoggedTransition logged(
      Transition.Kind kind, Instant at, Incident incident, String owner, String description) {
    TimelineEntry.Kind entryKind =
        switch (kind) {
          case OPENED -> TimelineEntry.Kind.OPENED;
          case UPDATED -> TimelineEntry.Kind.UPDATED;
          case ACKNOWLEDGED -> TimelineEntry.Kind.ACKNOWLEDGED;
          case RESOLVED -> TimelineEntry.Kind.RESOLVED;
        };
    Figures figures = incident.figures();
    Map<String, String> details =
        Map.of(
            "tier", incident.tier(),
            "severity", AlertText.severityName(incident.severity()),
            "burn", figures.burn().toPlainString(),
            "budgetRemaining", figures.budgetRemaining().toPlainString());
    return new LoggedTransition(
        new Transition(kind, at, incident),
        new TimelineEntry(at, entryKind, HEADROOM, owner, description, details));
  }
}
