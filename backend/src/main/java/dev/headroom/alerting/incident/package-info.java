/**
 * Incidents: what is known of one, how it changes, and what is said about it.
 *
 * <p>{@link dev.headroom.alerting.incident.Incident} is the state; a {@link
 * dev.headroom.alerting.incident.Transition} is one change of it, with its texts; {@link
 * dev.headroom.alerting.incident.AlertingState} is what the policy remembers between two rounds.
 *
 * <p>Immutable values. This package must not know where they are kept, nor what raises alerts:
 * figures and texts are handed in.
 */
@NullMarked
package dev.headroom.alerting.incident;

import org.jspecify.annotations.NullMarked;
