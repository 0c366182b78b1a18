/**
 * Which incidents are one thing: what a service needs, and what begins at the same time.
 *
 * <p>Main flow: {@link dev.headroom.alerting.correlation.Correlation} is a {@link
 * dev.headroom.alerting.incident.Muting}. An incident that is about to ask for a person is attached
 * to another one that somebody was told of: its cause by what services say they need ({@link
 * dev.headroom.alerting.correlation.ServiceNeeds}), or the first of several of the same kind.
 * Nobody is told of it while the other one stands for it; alerting tells once that does not. An
 * incident that was told is never attached, so that none stands for another through a third. {@link
 * dev.headroom.alerting.correlation.Related} says for people which incidents belong together, the
 * likeliest root first.
 *
 * <p>This package must not know how anybody is told, nor that anything is written: what is attached
 * to what is kept with the incident, by which a restart goes on.
 */
@NullMarked
package dev.headroom.alerting.correlation;

import org.jspecify.annotations.NullMarked;
