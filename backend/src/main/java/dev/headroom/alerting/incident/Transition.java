package dev.headroom.alerting.incident;

import java.time.Instant;

/**
 * A step in the life of an incident that others may be told of.
 *
 * @param kind what happened
 * @param at when
 * @param incident as it is after the step
 * @param origin kind of the receivers it came from, which need not be told; empty where it came
 *     from none
 */
public record Transition(TransitionKind kind, Instant at, Incident incident, String origin) {
  /** One that came from no receiver. */
  public Transition(TransitionKind kind, Instant at, Incident incident) {
    this(kind, at, incident, "");
  }

  /** Number of the step within its incident, from 1. */
  public long sequence() {
    return incident.sequence();
  }
}
