package dev.headroom.alerting;

/** What became of something a person asked of an incident. */
public sealed interface Answer {
  /** It is done. */
  record Done(Incident incident) implements Answer {}

  /** Nothing had to be done: the incident, as it is, says who did it before and when. */
  record Already(Incident incident) implements Answer {}

  /** There is no incident of that id. */
  record NotFound() implements Answer {}

  /**
   * It cannot be done.
   *
   * @param reason one sentence naming the limit
   */
  record Refused(String reason) implements Answer {}
}
