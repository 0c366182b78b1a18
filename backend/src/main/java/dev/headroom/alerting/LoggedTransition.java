package dev.headroom.alerting;

/** A transition and the line it leaves in the incident's timeline. */
record LoggedTransition(Transition transition, TimelineEntry entry) {}
