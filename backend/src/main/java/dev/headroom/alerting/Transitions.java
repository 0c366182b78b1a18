package dev.headroom.alerting;

import static dev.headroom.alerting.incident.TimelineEntry.HEADROOM;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Incident.Muted;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.model.Alert;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the incident that follows from the one before and from what people or rules do. */
final class Transitions {
  private final Function<Incident, AlertTeller> tellers;

  /**
   * @param tellers who speaks of an incident where no round has come
   */
  Transitions(Function<Incident, AlertTeller> tellers) {
    this.tellers = tellers;
  }

  LoggedTransition removed(Incident before, Instant now) {
    Instant at = TransitionLog.atOrAfter(before.startedAt(), now);
    AlertTeller teller = tellers.apply(before);
    String reason = lines(teller).isRemoved();
    return resolved(before, at, HEADROOM, reason, teller.over(before, at));
  }

  /**
   * @param before as it stands at the moment
   * @param current the round of that moment; empty if there was none yet
   */
  LoggedTransition resolvedBy(
      Incident before, Optional<AlertRound> current, Instant now, String who) {
    AlertTeller teller =
        current.<AlertTeller>map(AlertRound::account).orElseGet(() -> tellers.apply(before));
    List<String> firing = firing(before);
    String reason =
        firing.isEmpty()
            ? "Resolved by %s.".formatted(who)
            : lines(teller).resolvedByHand(who, firing, teller.extent(before.figures()));
    Instant at = TransitionLog.atOrAfter(before.startedAt(), now);
    return resolved(before, at, who, reason, teller.over(before, at));
  }

  private static AlertLines lines(AlertTeller teller) {
    return new AlertLines(teller.words(), teller::called);
  }

  private static LoggedTransition resolved(
      Incident before, Instant at, String who, String reason, String summary) {
    Map<String, String> texts = new HashMap<>(before.annotations());
    texts.put(Alert.SUMMARY, summary);
    Incident incident =
        before.next(draft ->
            draft
                .resolved(new Resolution(at, who, reason))
                .group(before.group())
                .figures(before.figures(), texts));
    return TransitionLog.of(
        TransitionKind.RESOLVED, at, incident, who.equals(HEADROOM) ? "" : who, reason, true);
  }

  /**
   * @param before as it stands at the moment
   */
  LoggedTransition acknowledged(Incident before, Instant now, String who) {
    Instant at = TransitionLog.atOrAfter(before.startedAt(), now);
    Incident incident =
        before.next(
            draft -> draft.acknowledged(new Acknowledgement(at, who)).group(before.group()));
    List<String> firing = firing(before);
    String line =
        firing.isEmpty()
            ? "Acknowledged by %s.".formatted(who)
            : lines(tellers.apply(before)).acknowledged(who, firing);
    return TransitionLog.of(TransitionKind.ACKNOWLEDGED, at, incident, who, line, true);
  }

  /**
   * Receivers hear of an incident that routing did not send to them when it was told.
   *
   * @param live the same incident as it stands now
   */
  LoggedTransition routed(Incident before, Incident live, Instant now, List<String> receivers) {
    String line =
        "Told to %s: routing names them since it was changed.".formatted(AlertLines.and(receivers));
    return told(TransitionKind.ROUTED, before, live, now, line);
  }

  /**
   * A receiver hears of an incident that it was held back from.
   *
   * @param reason why it was
   */
  LoggedTransition released(
      Incident before, Incident live, Instant now, String receiver, String reason) {
    String line = "Told to %s now: %s".formatted(receiver, reason).strip();
    return told(TransitionKind.RELEASED, before, live, now, line);
  }

  /** Receivers hear again of an incident that nobody has acknowledged. */
  LoggedTransition repeated(Incident before, Incident live, Instant now, List<String> receivers) {
    String line =
        "Told again to %s: nobody has acknowledged it.".formatted(AlertLines.and(receivers));
    return told(TransitionKind.REPEATED, before, live, now, line);
  }

  /** Receivers of one that is part of an incident hear of the incident. */
  LoggedTransition joined(
      Incident before, Incident live, Instant now, List<String> receivers, Incident part) {
    String line =
        "Told to %s: %s of %s is part of it."
            .formatted(AlertLines.and(receivers), part.service(), part.owner());
    return told(TransitionKind.ROUTED, before, live, now, line);
  }

  /** Somebody hears of an incident who would not have to hear of it. */
  static LoggedTransition told(
      TransitionKind kind, Incident before, Incident live, Instant now, String line) {
    Incident incident =
        before.next(draft -> draft.group(live.group()).figures(live.figures(), live.annotations()));
    Instant at = TransitionLog.atOrAfter(before.startedAt(), now);
    return TransitionLog.of(kind, at, incident, "", line, true);
  }

  /**
   * From now on nobody is told, or for another reason than before.
   *
   * @param isTold whether anybody has been told of it so far
   */
  LoggedTransition muted(Incident before, Instant now, MuteReason reason, boolean isTold) {
    boolean wasTold = before.muted().map(Muted::wasTold).orElse(isTold);
    Incident incident = before.next(draft -> draft.muted(Optional.of(new Muted(reason, wasTold))));
    return TransitionLog.line(
        EntryKind.MUTED,
        TransitionLog.atOrAfter(before.startedAt(), now),
        incident,
        "Nobody is told from here on: %s.".formatted(reason.clause(now)));
  }

  /**
   * Nothing holds back any more. What nobody has taken asks for a person again, and says why now.
   *
   * @param live the same incident as it stands now
   * @param cameBack whether somebody was told of it before it ended once, if nobody has been since
   */
  LoggedTransition unmuted(Incident before, Incident live, Instant now, boolean cameBack) {
    Muted was = before.muted().orElseThrow();
    Instant at = TransitionLog.atOrAfter(before.startedAt(), now);
    String over = was.reason().over(now);
    if (before.acknowledgement().isPresent()) {
      return TransitionLog.line(
          EntryKind.UNMUTED, at, before.next(draft -> draft.muted(Optional.empty())), over);
    }
    Map<String, String> texts = new HashMap<>(live.annotations());
    texts.put(Alert.SUMMARY, "%s %s".formatted(live.summary(), over).strip());
    Incident incident =
        before.next(draft ->
            (was.wasTold() || cameBack ? draft.alarm() : draft)
                .muted(Optional.empty())
                .group(live.group())
                .figures(live.figures(), texts));
    TransitionKind kind =
        was.wasTold()
            ? TransitionKind.UNMUTED
            : cameBack ? TransitionKind.REOPENED : TransitionKind.OPENED;
    return TransitionLog.of(kind, at, incident, "", over + " Nobody has taken it yet.", true);
  }

  private static List<String> firing(Incident incident) {
    return incident.now().firing().stream().map(Incident.Firing::alert).toList();
  }
}
