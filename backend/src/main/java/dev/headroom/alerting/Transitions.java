package dev.headroom.alerting;

import static dev.headroom.alerting.incident.TimelineEntry.HEADROOM;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.PlainNumbers;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.model.Alert;
import dev.headroom.slo.Evaluation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the incident that follows from the one before and from what people or rules do. */
final class Transitions {
  private final BurnTransitions burns;

  Transitions(BurnTransitions burns) {
    this.burns = burns;
  }

  LoggedTransition removed(Incident before, Instant now) {
    Instant at = TransitionLog.atOrAfter(before.startedAt(), now);
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
    Instant at = TransitionLog.atOrAfter(before.startedAt(), now);
    String summary =
        current
            .map(evaluation -> burns.over(before, evaluation.objective(), at))
            .orElseGet(() -> AlertText.over(before, at));
    return resolved(before, at, who, reason, summary);
  }

  private static LoggedTransition resolved(
      Incident before, Instant at, String who, String reason, String summary) {
    Map<String, String> texts = new HashMap<>(before.annotations());
    texts.put(Alert.SUMMARY, summary);
    Incident incident =
        before.next(draft ->
            draft.resolved(new Resolution(at, who, reason)).figures(before.figures(), texts));
    return TransitionLog.of(
        TransitionKind.RESOLVED, at, incident, who.equals(HEADROOM) ? "" : who, reason, true);
  }

  /**
   * @param before as it stands at the moment
   */
  LoggedTransition acknowledged(Incident before, Instant now, String who) {
    Instant at = TransitionLog.atOrAfter(before.startedAt(), now);
    Incident incident = before.next(draft -> draft.acknowledged(new Acknowledgement(at, who)));
    String line =
        before.now().burning().isEmpty()
            ? "Acknowledged by %s.".formatted(who)
            : "Acknowledged by %s while %s.".formatted(who, burning(before));
    return TransitionLog.of(TransitionKind.ACKNOWLEDGED, at, incident, who, line, true);
  }

  /**
   * Receivers hear of an incident that routing did not send to them when it was told.
   *
   * @param live the same incident as it stands now
   */
  LoggedTransition routed(Incident before, Incident live, Instant now, List<String> receivers) {
    Incident incident = before.next(draft -> draft.figures(live.figures(), live.annotations()));
    String line =
        "Told to %s: routing names them since it was changed."
            .formatted(TransitionLog.and(receivers));
    return TransitionLog.of(
        TransitionKind.ROUTED,
        TransitionLog.atOrAfter(before.startedAt(), now),
        incident,
        "",
        line,
        true);
  }

  private static String burning(Incident incident) {
    List<String> tiers = incident.now().burning().stream().map(Incident.Burning::tier).toList();
    return TransitionLog.and(tiers) + (tiers.size() == 1 ? " burns" : " burn");
  }
}
