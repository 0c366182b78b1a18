package dev.headroom.alerting;

/** How the alert of an objective stands before an evaluation. */
sealed interface Standing {
  /** Nothing is open. */
  record Clear() implements Standing {}

  /** An incident is not resolved; the named tier fires. */
  record Firing(String tier) implements Standing {}

  /** A person resolved the incident, and the named tier has not stopped firing since. */
  record Quiet(String tier) implements Standing {}
}
