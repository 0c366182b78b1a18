package dev.headroom.alerting;

import static dev.headroom.alerting.incident.TimelineEntry.HEADROOM;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Muted;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** The line that a transition leaves in the timeline of its incident. */
final class TransitionLog {
  private TransitionLog() {}

  /**
   * A transition with its line.
   *
   * @param owner the person who did it; empty where none did
   * @param description one sentence
   * @param notifies whether receivers hear of it
   */
  static LoggedTransition of(
      TransitionKind kind,
      Instant at,
      Incident incident,
      String owner,
      String description,
      boolean notifies) {
    EntryKind entryKind =
        switch (kind) {
          case OPENED -> EntryKind.OPENED;
          case REOPENED -> EntryKind.REOPENED;
          case UPDATED -> EntryKind.UPDATED;
          case ACKNOWLEDGED -> EntryKind.ACKNOWLEDGED;
          case UNACKNOWLEDGED -> EntryKind.UNACKNOWLEDGED;
          case ROUTED -> EntryKind.ROUTED;
          case UNMUTED -> EntryKind.UNMUTED;
          case RELEASED -> EntryKind.ROUTED;
          case REPEATED -> EntryKind.REPEATED;
          case ESCALATED -> EntryKind.ESCALATED;
          case FAILED_OVER -> EntryKind.FAILED_OVER;
          case RESOLVED -> EntryKind.RESOLVED;
        };
    return new LoggedTransition(
        new Transition(kind, at, incident),
        new TimelineEntry(at, entryKind, HEADROOM, owner, description, details(incident)),
        notifies);
  }

  private static Map<String, String> details(Incident incident) {
    Map<String, String> details = new HashMap<>(incident.figures().details());
    details.put("tier", incident.lead());
    details.put("severity", incident.severity().text());
    details.put("alarm", Integer.toString(incident.alarm()));
    return details;
  }

  /** The same step, of which nobody is told. */
  static LoggedTransition heldBack(LoggedTransition step, Muted how, Instant now) {
    Transition told = step.transition();
    boolean asks =
        switch (told.kind()) {
          case REOPENED, UNACKNOWLEDGED, UNMUTED -> true;
          case OPENED,
              UPDATED,
              ROUTED,
              RELEASED,
              REPEATED,
              ESCALATED,
              FAILED_OVER,
              ACKNOWLEDGED,
              RESOLVED ->
              false;
        };
    Incident incident = told.incident();
    Incident held = incident.heldBack(how, incident.alarm() - (asks ? 1 : 0));
    TimelineEntry line = step.entry();
    return new LoggedTransition(
        new Transition(told.kind(), told.at(), held),
        new TimelineEntry(
            line.at(),
            line.kind(),
            line.source(),
            line.owner(),
            "%s Nobody is told: %s.".formatted(line.description(), how.reason().clause(now)),
            details(held)),
        false);
  }

  /** A line of an incident that stands for another one from now on. */
  static LoggedTransition attached(Incident before, Instant at, Incident other, String why) {
    String text =
        "%s of %s is attached to it (incident %s): %s."
            .formatted(other.subject(), other.service(), other.id(), why);
    return new LoggedTransition(
        new Transition(TransitionKind.UPDATED, at, before.next(draft -> draft)),
        new TimelineEntry(
            at, EntryKind.ATTACHED, HEADROOM, "", text, Map.of(TimelineEntry.ATTACHED, other.id())),
        false);
  }

  /** A line of its own kind that tells nobody anything. */
  static LoggedTransition line(EntryKind kind, Instant at, Incident incident, String text) {
    return new LoggedTransition(
        new Transition(TransitionKind.UPDATED, at, incident),
        new TimelineEntry(at, kind, HEADROOM, "", text, details(incident)),
        false);
  }

  /** A clock that was set back must not end an incident before it began. */
  static Instant atOrAfter(Instant startedAt, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    return at.isBefore(startedAt) ? startedAt : at;
  }
}
