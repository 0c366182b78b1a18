package dev.headroom.alerting;

import dev.headroom.alerting.incident.Incident;

/** What became of something a person asked of an incident. */
public sealed interface IncidentAnswer {
  /** It is done. */
  record Done(Incident incident) implements IncidentAnswer {}

  /** Nothing had to be done: the incident, as it is, says who did it before and when. */
  record Already(Incident incident) implements IncidentAnswer {}

  /** There is no incident of that id. */
  record NoSuchIncident() implements IncidentAnswer {}

  /**
   * It cannot be done.
   *
   * @param reason one sentence naming the limit
   */
  record OutOfLimits(String reason) implements IncidentAnswer {}
}
