package dev.headroom.alerting;

import static dev.headroom.alerting.incident.TimelineEntry.HEADROOM;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
          case RESOLVED -> EntryKind.RESOLVED;
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
        notifies);
  }

  /** Names in a sentence. */
  static String and(List<String> names) {
    return String.join(" and ", names);
  }

  /** A clock that was set back must not end an incident before it began. */
  static Instant atOrAfter(Instant startedAt, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    return at.isBefore(startedAt) ? startedAt : at;
  }
}
