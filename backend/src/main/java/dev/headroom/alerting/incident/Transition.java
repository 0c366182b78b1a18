package dev.headroom.alerting.incident;

import java.time.Instant;

/**
 * A step in the life of an incident that others may be told of.
 *
 * @param kind what happened
 * @param at when
 * @param incident as it is after the step
 * @param replaced the alarm that whoever hears of this was told of before and that has not ended
 *     for it, where this tells of another one; else 0
 * @param origin kind of the receivers it came from, which need not be told; empty where it came
 *     from none
 */
public record Transition(
    TransitionKind kind, Instant at, Incident incident, int replaced, String origin) {
  /** As whoever has heard of all before it hears of it. */
  public Transition(TransitionKind kind, Instant at, Incident incident) {
    this(kind, at, incident, "");
  }

  /** The same, that came from receivers of a kind. */
  public Transition(TransitionKind kind, Instant at, Incident incident, String origin) {
    this(kind, at, incident, replacedBy(kind) ? incident.alarm() - 1 : 0, origin);
  }

  private static boolean replacedBy(TransitionKind kind) {
    return switch (kind) {
      case UNACKNOWLEDGED, UNMUTED -> true;
      case OPENED,
          REOPENED,
          UPDATED,
          PARTLY_RESOLVED,
          ACKNOWLEDGED,
          ROUTED,
          RELEASED,
          REPEATED,
          ESCALATED,
          FAILED_OVER,
          RESOLVED ->
          false;
    };
  }

  /**
   * The same for somebody who was told of an earlier alarm last, and hears of this one only now,
   * whatever the step is to others.
   *
   * @param told which; 0 if of none that has not ended
   */
  public Transition replacing(int told) {
    TransitionKind heard =
        switch (kind) {
          case UPDATED, ROUTED, REPEATED -> TransitionKind.RELEASED;
          case OPENED,
              REOPENED,
              PARTLY_RESOLVED,
              ACKNOWLEDGED,
              UNACKNOWLEDGED,
              UNMUTED,
              RELEASED,
              ESCALATED,
              FAILED_OVER,
              RESOLVED ->
              kind;
        };
    return new Transition(heard, at, incident, told, origin);
  }

  /** The same for somebody who has heard of no alarm so far. */
  public Transition beginning() {
    return new Transition(kind, at, incident, 0, origin);
  }

  /** The same as a step of an earlier alarm, which is the last that somebody has heard of. */
  public Transition atAlarm(int told) {
    return new Transition(kind, at, incident.atAlarm(told), 0, origin);
  }

  /** By which what this takes the place of was folded. */
  public String replacedKey() {
    return incident.dedupKey(replaced);
  }

  /** Number of the step within its incident, from 1. */
  public long sequence() {
    return incident.sequence();
  }
}
