package dev.headroom.alerting;

/**
 * A transition and the line it leaves in the incident's timeline.
 *
 * @param told whether receivers hear of it; else the line is all
 */
record LoggedTransition(Transition transition, TimelineEntry entry, boolean told) {
  Incident incident() {
    return transition.incident();
  }
}
