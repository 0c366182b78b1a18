package dev.headroom.alerting;

import static dev.headroom.alerting.incident.TimelineEntry.HEADROOM;

import dev.headroom.alerting.incident.AlertText;
import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Hindsight;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Incident.Draft;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.PlainNumbers;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Objective;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes the incident that follows from the one before and from what happened. */
final class Transitions {
  private final AlertText text;
  private final IncidentIds ids;
  private final Hindsight hindsight;

  Transitions(AlertText text, IncidentIds ids, Hindsight hindsight) {
    this.text = text;
    this.ids = ids;
    this.hindsight = hindsight;
  }

  LoggedTransition opened(Evaluation evaluation, Effect.Open effect) {
    Objective objective = evaluation.objective();
    BurnTier tier = effect.tier();
    Figures figures = Figures.of(evaluation, tier.longWindow());
    Instant began =
        hindsight.onset(objective.name(), evaluation.at(), tier).truncatedTo(ChronoUnit.MILLIS);
    String id = ids.next(figures.at());
    String summary = text.burning(objective, newest(evaluation), figures, began);
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
            effect.taken(),
            Optional.empty(),
            text.labels(objective, effect.urgency(), tier),
            text.annotations(id, objective, figures, summary),
            figures,
            Now.UNKNOWN);
    String line =
        effect
            .taken()
            .map(by ->
                "%s burns on after the page. %s had acknowledged it then, so nobody is told."
                    .formatted(tier.name(), by.by()))
            .orElse(summary);
    return logged(
        Transition.Kind.OPENED, figures.at(), incident, "", line, effect.taken().isEmpty());
  }

  LoggedTransition reopened(Incident before, Evaluation evaluation, BurnTier tier) {
    String ended =
        before.resolution().map(end -> AlertText.moment(end.at(), evaluation.at())).orElse("");
    return burning(
        Transition.Kind.REOPENED,
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
        Transition.Kind.UNACKNOWLEDGED,
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
        Transition.Kind.UPDATED,
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
      line.append("Burning too: ").append(and(effect.began())).append(". ");
    }
    if (!effect.ceased().isEmpty()) {
      line.append("Not burning any more: ").append(and(effect.ceased())).append(". ");
    }
    String description = line.toString().strip();
    if (effect.tier().isEmpty()) {
      Incident same = before.next(draft -> draft);
      return logged(
          Transition.Kind.UPDATED,
          evaluation.at().truncatedTo(ChronoUnit.MILLIS),
          same,
          "",
          description,
          false);
    }
    return burning(
        Transition.Kind.UPDATED,
        before,
        evaluation,
        effect.tier().get(),
        draft -> draft,
        description,
        false);
  }

  private LoggedTransition burning(
      Transition.Kind kind,
      Incident before,
      Evaluation evaluation,
      BurnTier tier,
      UnaryOperator<Draft> change,
      String description,
      boolean told) {
    Objective objective = evaluation.objective();
    Figures figures = Figures.of(evaluation, tier.longWindow());
    String summary = text.burning(objective, newest(evaluation), figures, before.beganAt());
    Incident incident =
        before.next(draft ->
            change
                .apply(draft)
                .promise(objective)
                .tier(tier.name(), text.labels(objective, before.severity(), tier))
                .figures(figures, text.annotations(before.id(), objective, figures, summary)));
    return logged(kind, figures.at(), incident, "", description, told);
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
    Figures figures = Figures.of(evaluation, window);
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
    Figures figures = Figures.of(evaluation, before.figures().burnWindow());
    Resolution how =
        new Resolution(
            atOrAfter(before.startedAt(), evaluation.at()),
            HEADROOM,
            "No %s tier burns any more.".formatted(AlertText.severityName(before.severity())));
    String summary = over(before, objective, how.at());
    Incident incident =
        before.next(draft ->
            draft
                .resolved(how)
                .promise(objective)
                .figures(figures, text.annotations(before.id(), objective, figures, summary)));
    return logged(Transition.Kind.RESOLVED, how.at(), incident, "", how.reason(), true);
  }

  private String over(Incident before, Objective objective, Instant at) {
    Duration stretch =
        objective.tiers().stream()
            .filter(tier -> tier.name().equals(before.tier()))
            .map(BurnTier::shortWindow)
            .findFirst()
            .orElse(before.figures().burnWindow());
    return hindsight
        .course(objective.name(), before.beganAt(), at, stretch)
        .map(course -> text.over(objective, before.beganAt(), course, at))
        .orElseGet(() -> AlertText.over(before, at));
  }

  LoggedTransition removed(Incident before, Instant now) {
    Instant at = atOrAfter(before.startedAt(), now);
    String reason = "The objective was removed from the rules.";
    return resolved(before, at, HEADROOM, reason, AlertText.over(before, at));
  }

  /**
   * @param before as it stands at the moment
   * @param current the evaluation of that moment; empty if there was none yet
   */
  LoggedTransition resolvedBy(
      Incident before, Optional<Evaluation> current, Instant now, String who) {
    String reason =
        before.now().burning().isEmpty()
            ? "Resolved by %s.".formatted(who)
            : "Resolved by %s by hand while %s, %s. What begins to burn after this opens a new incident."
                .formatted(who, burning(before), PlainNumbers.speed(before.figures().burn()));
    Instant at = atOrAfter(before.startedAt(), now);
    String summary =
        current
            .map(evaluation -> over(before, evaluation.objective(), at))
            .orElseGet(() -> AlertText.over(before, at));
    return resolved(before, at, who, reason, summary);
  }

  private static LoggedTransition resolved(
      Incident before, Instant at, String who, String reason, String summary) {
    Map<String, String> texts = new HashMap<>(before.annotations());
    texts.put(AlertText.SUMMARY, summary);
    Incident incident =
        before.next(draft ->
            draft.resolved(new Resolution(at, who, reason)).figures(before.figures(), texts));
    return logged(
        Transition.Kind.RESOLVED, at, incident, who.equals(HEADROOM) ? "" : who, reason, true);
  }

  /**
   * @param before as it stands at the moment
   */
  LoggedTransition acknowledged(Incident before, Instant now, String who) {
    Instant at = atOrAfter(before.startedAt(), now);
    Incident incident = before.next(draft -> draft.acknowledged(new Acknowledgement(at, who)));
    String line =
        before.now().burning().isEmpty()
            ? "Acknowledged by %s.".formatted(who)
            : "Acknowledged by %s while %s.".formatted(who, burning(before));
    return logged(Transition.Kind.ACKNOWLEDGED, at, incident, who, line, true);
  }

  /**
   * Receivers hear of an incident that routing did not send to them when it was told.
   *
   * @param live the same incident as it stands now
   */
  LoggedTransition routed(Incident before, Incident live, Instant now, List<String> receivers) {
    Incident incident = before.next(draft -> draft.figures(live.figures(), live.annotations()));
    String line = "Told to %s: routing names them since it was changed.".formatted(and(receivers));
    return logged(
        Transition.Kind.ROUTED, atOrAfter(before.startedAt(), now), incident, "", line, true);
  }

  private static String burning(Incident incident) {
    List<String> tiers = incident.now().burning().stream().map(Incident.Burning::tier).toList();
    return and(tiers) + (tiers.size() == 1 ? " burns" : " burn");
  }

  private static String and(List<String> tiers) {
    return String.join(" and ", tiers);
  }

  /** A clock that was set back must not end an incident before it began. */
  private static Instant atOrAfter(Instant startedAt, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    return at.isBefore(startedAt) ? startedAt : at;
  }

  private static LoggedTransition logged(
      Transition.Kind kind,
      Instant at,
      Incident incident,
      String owner,
      String description,
      boolean told) {
    TimelineEntry.Kind entryKind =
        switch (kind) {
          case OPENED -> TimelineEntry.Kind.OPENED;
          case REOPENED -> TimelineEntry.Kind.REOPENED;
          case UPDATED -> TimelineEntry.Kind.UPDATED;
          case ACKNOWLEDGED -> TimelineEntry.Kind.ACKNOWLEDGED;
          case UNACKNOWLEDGED -> TimelineEntry.Kind.UNACKNOWLEDGED;
          case ROUTED -> TimelineEntry.Kind.ROUTED;
          case RESOLVED -> TimelineEntry.Kind.RESOLVED;
        };
    Figures figures = incident.figures();
    Map<String, String> details =
        Map.of(
            "tier", incident.tier(),
            "severity", AlertText.severityName(incident.severity()),
            "alarm", Integer.toString(incident.alarm()),
            "figuresAt", figures.at().toString(),
            "burn", figures.burn().toPlainString(),
            "budgetRemaining", figures.budgetRemaining().toPlainString());
    return new LoggedTransition(
        new Transition(kind, at, incident),
        new TimelineEntry(at, entryKind, HEADROOM, owner, description, details),
        told);
  }
}
