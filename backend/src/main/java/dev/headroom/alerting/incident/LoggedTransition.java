package dev.headroom.alerting.incident;

/**
 * A transition and the line it leaves in the incident's timeline.
 *
 * @param notifies whether receivers hear of it; else the line is all
 */
public record LoggedTransition(Transition transition, TimelineEntry entry, boolean notifies) {
  public Incident incident() {
    return transition.incident();
  }
}
