package dev.headroom.alerting.incident;

import java.time.Instant;

/**
 * A step in the life of an incident that others may be told of.
 *
 * @param kind what happened
 * @param at when
 * @param incident as it is after the step
 */
public record Transition(Kind kind, Instant at, Incident incident) {
  /** What can happen to an incident. */
  public enum Kind {
    OPENED("opened"),
    /** It had ended and goes on. */
    REOPENED("reopened"),
    UPDATED("updated"),
    ACKNOWLEDGED("acknowledged"),
    /** Something burns that nobody has answered for: the acknowledgement is void. */
    UNACKNOWLEDGED("unacknowledged"),
    /** Routing names somebody who has not heard of it. Nobody else hears of this step. */
    ROUTED("routed"),
    RESOLVED("resolved");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Number of the step within its incident, from 1. */
  public long sequence() {
    return incident.sequence();
  }
}
