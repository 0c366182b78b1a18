package dev.headroom.alerting;

import static dev.headroom.alerting.incident.TimelineEntry.HEADROOM;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Draft;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.source.AlertAccount;
import dev.headroom.alerting.source.AlertAccount.Ownership;
import dev.headroom.alerting.source.AlertAccount.ToldAlert;
import dev.headroom.alerting.source.AlertRound;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes the incident that follows from the one before and from a round of alerts. */
final class AlertTransitions {
  private final IncidentIds ids;

  AlertTransitions(IncidentIds ids) {
    this.ids = ids;
  }

  LoggedTransition opened(AlertRound round, Effect.Open effect, Optional<AlertGroup> group) {
    AlertAccount account = round.account();
    Instant began = account.onset(effect.lead()).truncatedTo(ChronoUnit.MILLIS);
    String id = ids.next(round.at());
    ToldAlert told = account.firing(id, effect.urgency(), effect.lead(), began);
    Ownership ownership = account.ownership();
    Incident incident =
        new Incident(
            id,
            1,
            1,
            round.subject(),
            ownership.service(),
            ownership.owner(),
            ownership.runbook(),
            effect.urgency(),
            effect.lead(),
            began,
            round.at(),
            effect.acknowledgement(),
            Optional.empty(),
            told.alert().labels(),
            told.alert().annotations(),
            told.figures(),
            Optional.empty(),
            Now.UNKNOWN,
            group);
    String line =
        effect
            .acknowledgement()
            .map(by -> lines(round).goesOn(effect.lead(), by.by()))
            .orElse(incident.summary());
    return TransitionLog.of(
        TransitionKind.OPENED, round.at(), incident, "", line, effect.acknowledgement().isEmpty());
  }

  private static AlertLines lines(AlertRound round) {
    return new AlertLines(round.account().words(), round.account()::called);
  }

  LoggedTransition reopened(Incident before, AlertRound round, String lead) {
    Optional<Instant> end = before.resolution().map(Resolution::at);
    return firing(
        TransitionKind.REOPENED,
        before,
        round,
        lead,
        Draft::alarm,
        lines(round).comesBack(lead, end, round.at()),
        true);
  }

  LoggedTransition unacknowledged(Incident before, AlertRound round, Effect.Unacknowledge effect) {
    return firing(
        TransitionKind.UNACKNOWLEDGED,
        before,
        round,
        effect.lead(),
        Draft::alarm,
        lines(round).isNotAcknowledged(effect.cause()),
        true);
  }

  LoggedTransition worsened(Incident before, AlertRound round, Effect.Worsen effect) {
    String line =
        effect.doubled()
            ? lines(round).hasDoubled()
            : lines(round).isMoreUrgent(effect.lead(), before.lead());
    return firing(TransitionKind.UPDATED, before, round, effect.lead(), draft -> draft, line, true);
  }

  /** Everybody hears of what began; that some are over, those who want to hear of ends. */
  LoggedTransition changed(Incident before, AlertRound round, Effect.OthersFire effect) {
    TransitionKind kind =
        effect.began().isEmpty() ? TransitionKind.PARTLY_RESOLVED : TransitionKind.UPDATED;
    String line =
        effect.began().isEmpty()
            ? lines(round).someAreOver()
            : lines(round).beganAndCeased(effect.began(), List.of());
    return firing(kind, before, round, effect.lead(), draft -> draft, line, true);
  }

  /** Nobody is told of alerts that come and go within an incident. */
  LoggedTransition mentioned(Incident before, AlertRound round, Effect.Mention effect) {
    String line = lines(round).beganAndCeased(effect.began(), effect.ceased());
    return effect
        .lead()
        .map(lead ->
            firing(TransitionKind.UPDATED, before, round, lead, draft -> draft, line, false))
        .orElseGet(() ->
            TransitionLog.of(
                TransitionKind.UPDATED, round.at(), before.next(draft -> draft), "", line, false));
  }

  /**
   * @param before the incident before the step, with the group as it is now
   */
  private static LoggedTransition firing(
      TransitionKind kind,
      Incident before,
      AlertRound round,
      String lead,
      UnaryOperator<Draft> change,
      String line,
      boolean notifies) {
    AlertAccount account = round.account();
    ToldAlert told = account.firing(before.id(), before.severity(), lead, before.beganAt());
    Incident incident =
        before.next(draft ->
            owned(change.apply(draft), account.ownership())
                .lead(lead, told.alert().labels())
                .group(before.group())
                .figures(told.figures(), told.alert().annotations()));
    return TransitionLog.of(kind, round.at(), incident, "", line, notifies);
  }

  private static Draft owned(Draft draft, Ownership ownership) {
    return draft.owned(ownership.service(), ownership.owner(), ownership.runbook());
  }

  /** The same incident as it stands at the moment of a round. */
  Incident live(Incident incident, AlertRound round, Now now, Optional<AlertGroup> group) {
    ToldAlert told = round.account().standing(incident, now);
    return incident.live(told.figures(), told.alert().annotations(), now, group);
  }

  LoggedTransition ended(Incident before, AlertRound round) {
    Resolution how =
        new Resolution(
            TransitionLog.atOrAfter(before.startedAt(), round.at()),
            HEADROOM,
            lines(round).isOver(before.severity()));
    ToldAlert told = round.account().ended(before, how.at());
    Incident incident =
        before.next(draft ->
            owned(draft.resolved(how), round.account().ownership())
                .group(before.group())
                .figures(told.figures(), told.alert().annotations()));
    return TransitionLog.of(TransitionKind.RESOLVED, how.at(), incident, "", how.reason(), true);
  }
}
