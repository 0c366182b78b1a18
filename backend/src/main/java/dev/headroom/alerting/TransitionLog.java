package dev.headroom.alerting;

import static dev.headroom.alerting.incident.TimelineEntry.HEADROOM;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
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
          case REPEATED -> EntryKind.REPEATED;
          case RESOLVED -> EntryKind.RESOLVED;
        };
    Map<String, String> details = new HashMap<>(incident.figures().details());
    details.put("tier", incident.lead());
    details.put("severity", incident.severity().text());
    details.put("alarm", Integer.toString(incident.alarm()));
    return new LoggedTransition(
        new Transition(kind, at, incident),
        new TimelineEntry(at, entryKind, HEADROOM, owner, description, details),
        notifies);
  }

  /** A clock that was set back must not end an incident before it began. */
  static Instant atOrAfter(Instant startedAt, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    return at.isBefore(startedAt) ? startedAt : at;
  }
}
