package dev.headroom.alerting;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.FiringAlert;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Firing;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Incident.RecoveryOutlook;
import dev.headroom.alerting.incident.MuteReason.Attached.Relation;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.alerting.rhythm.GroupRhythm;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.alerting.source.AlertReading.AlertRecovery;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.model.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shows incidents that stand as they stand at the moment: text, figures and outlook of the latest
 * round. Not for use by several threads.
 */
final class LiveIncidents {
  private final Incidents incidents;
  private final AlertTransitions transitions;
  private final Map<String, AlertRound> latest = new HashMap<>();

  /** Since when each of those that recover does, by id. */
  private final Map<String, Instant> recovering = new HashMap<>();

  LiveIncidents(Incidents incidents, AlertTransitions transitions) {
    this.incidents = incidents;
    this.transitions = transitions;
  }

  /** Takes note of a round; those of subjects without an incident are not kept. */
  void saw(AlertRound round) {
    if (incidents.unresolved(round.subject()).isEmpty()) {
      latest.remove(round.subject());
    } else {
      latest.put(round.subject(), round);
    }
  }

  void forget(String subject) {
    latest.remove(subject);
  }

  Optional<AlertRound> latest(String subject) {
    return Optional.ofNullable(latest.get(subject));
  }

  /**
   * The incidents of a subject that have begun to recover since this was last asked, or have
   * stopped.
   */
  List<Incident> turned(String subject) {
    List<Incident> turned = new ArrayList<>();
    for (Incident incident : incidents.unresolved(subject)) {
      Incident live = of(incident);
      Optional<Instant> since = live.now().recovery().map(RecoveryOutlook::since);
      Optional<Instant> before =
          Optional.ofNullable(
              since.isPresent()
                  ? recovering.put(incident.id(), since.get())
                  : recovering.remove(incident.id()));
      if (since.isPresent() != before.isPresent()) {
        turned.add(live);
      }
    }
    return turned;
  }

  /** All that stand. */
  List<Incident> all() {
    List<Incident> all = incidents.unresolved().stream().map(this::of).toList();
    recovering.keySet().retainAll(all.stream().map(Incident::id).toList());
    return all;
  }

  /**
   * An incident as it stands; one that has ended, or that nothing is known of yet, as it is kept.
   */
  Incident of(Incident incident) {
    AlertRound round = latest.get(incident.subject());
    if (incident.resolution().isPresent() || round == null) {
      return incident;
    }
    return transitions.live(incident, round, now(incident, round), group(incident, round));
  }

  /** Whether something fires: not where it recovers, nor where it is only held from its end. */
  boolean goesOn(Incident incident) {
    return of(incident).now().recovery().isEmpty() && !isHeld(incident);
  }

  private boolean isHeld(Incident incident) {
    return incidents
        .state(incident.subject())
        .open(incident.severity())
        .flatMap(OpenIncident::clearSince)
        .isPresent();
  }

  /** All that stand, with the alerts of those that are about groups, and else as they are kept. */
  List<Incident> standing() {
    return incidents.unresolved().stream().map(this::standing).toList();
  }

  /** The same without those that are over and only kept open, as they have come back before. */
  List<Incident> firing() {
    return incidents.unresolved().stream()
        .filter(each -> !isHeld(each))
        .map(this::standing)
        .toList();
  }

  /** The same of one. */
  Incident standing(Incident incident) {
    AlertRound round = latest.get(incident.subject());
    return incident.group().isEmpty() || round == null
        ? incident
        : incident.with(group(incident, round));
  }

  /**
   * The alerts that a step tells of.
   *
   * @param before what was known before it
   * @param after what is known after it
   */
  static Optional<AlertGroup> group(
      Effect effect, AlertingState before, AlertingState after, AlertRound round) {
    Instant toldAt =
        before
            .open(effect.urgency())
            .map(each -> each.lastNotification().at())
            .orElseGet(() -> round.at().minus(round.groupWait().orElse(Duration.ZERO)));
    return group(effect.urgency(), after, round, toldAt);
  }

  private Optional<AlertGroup> group(Incident incident, AlertRound round) {
    AlertingState state = incidents.state(incident.subject());
    Urgency urgency = incident.severity();
    Instant toldAt =
        state.open(urgency).map(each -> each.lastNotification().at()).orElse(Instant.MIN);
    return group(urgency, state, round, toldAt);
  }

  private static Optional<AlertGroup> group(
      Urgency urgency, AlertingState state, AlertRound round, Instant toldAt) {
    return round
        .account()
        .group(GroupRhythm.urgencies(urgency, state))
        .map(group -> group.told(toldAt).tellingOf(state.firing().keySet()));
  }

  private Now now(Incident incident, AlertRound round) {
    AlertingState state = incidents.state(incident.subject());
    List<Firing> firing = new ArrayList<>();
    List<AlertReading> unclear = new ArrayList<>();
    for (AlertReading reading : round.readings()) {
      FiringAlert alert = state.firing().get(reading.alert());
      if (reading.urgency() != incident.severity()) {
        continue;
      }
      if (alert != null) {
        firing.add(new Firing(alert.name(), alert.since(), !alert.isUnanswered()));
      }
      if (alert != null || reading.level() != AlertLevel.CLEAR) {
        unclear.add(reading);
      }
    }
    return new Now(
        firing,
        state
            .open(incident.severity())
            .flatMap(standing -> recovery(incident, standing, unclear))
            .flatMap(own -> withParts(incident, own)));
  }

  /** What ends when all of its parts have ended recovers while all of them do. */
  private Optional<RecoveryOutlook> withParts(Incident incident, RecoveryOutlook own) {
    Optional<RecoveryOutlook> all = Optional.of(own);
    for (Incident part : parts(incident)) {
      Optional<RecoveryOutlook> its = of(part).now().recovery();
      all =
          all.flatMap(one ->
              its.map(other ->
                  new RecoveryOutlook(
                      latest(Stream.of(one.since(), other.since())),
                      latest(Stream.of(one.closesAbout(), other.closesAbout())))));
    }
    return all;
  }

  /** Those of the same kind that are one with it. */
  List<Incident> parts(Incident incident) {
    return incidents.attachedTo(incident.id()).stream()
        .filter(each -> each.attachment().orElseThrow().relation() == Relation.SAME)
        .toList();
  }

  /**
   * Whether an incident must not end though its alerts are over: it ends with the last of its
   * parts, and not while something that it stands for comes to its end.
   */
  boolean standsForOthers(Incident incident) {
    return !parts(incident).isEmpty()
        || incidents.attachedTo(incident.id()).stream()
            .anyMatch(each -> of(each).now().recovery().isPresent());
  }

  /** It recovers while all of its alerts do that are not clear yet. */
  private Optional<RecoveryOutlook> recovery(
      Incident incident, OpenIncident standing, List<AlertReading> unclear) {
    if (unclear.isEmpty()) {
      return standing
          .clearSince()
          .map(clear ->
              new RecoveryOutlook(quietSince(incident, clear), clear.plus(standing.held())));
    }
    List<AlertRecovery> recoveries =
        unclear.stream().flatMap(reading -> reading.recovery().stream()).toList();
    if (recoveries.size() < unclear.size()) {
      return Optional.empty();
    }
    // One that is clear by now may be the one that has recovered last.
    Instant known = recovering.getOrDefault(incident.id(), Instant.MIN);
    Stream<Instant> since = recoveries.stream().map(AlertRecovery::since);
    Instant clear = latest(recoveries.stream().map(AlertRecovery::clearAbout));
    return Optional.of(
        new RecoveryOutlook(
            latest(Stream.concat(Stream.of(known), since)), clear.plus(standing.held())));
  }

  /**
   * An alert is clear some time after the last bad thing, when its windows have forgotten it: an
   * incident that is held from then on has recovered for longer. After a restart in the meantime
   * that is not known, and it is the moment since which they are clear.
   */
  private Instant quietSince(Incident incident, Instant clear) {
    Instant since = recovering.getOrDefault(incident.id(), clear);
    return since.isBefore(clear) ? since : clear;
  }

  private static Instant latest(Stream<Instant> moments) {
    return moments.max(Comparator.naturalOrder()).orElseThrow();
  }
}
