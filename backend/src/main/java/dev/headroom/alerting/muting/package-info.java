/**
 * Which receivers are held back from an incident for now by routing, and why.
 *
 * <p>Main flow: {@link dev.headroom.alerting.muting.RouteMuting} is asked whenever an incident
 * would ask for a person, and after each round for those that were held back. It answers by routing
 * alone: the hours of routes, and alerts that hold others back. What holds everybody back, a
 * silence, is {@link dev.headroom.alerting.incident.Muting}'s.
 *
 * <p>Pure: the moment and what stands are given. This package must not know who tells anybody, nor
 * that anything is written.
 */
@NullMarked
package dev.headroom.alerting.muting;

import org.jspecify.annotations.NullMarked;
