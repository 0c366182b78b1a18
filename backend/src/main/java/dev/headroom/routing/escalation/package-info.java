/**
 * Who else is told of a page that nobody acknowledges, or that does not arrive.
 *
 * <p>Main flow: the readers of {@code routing.yaml} make a {@link
 * dev.headroom.routing.escalation.Ladder} of what a route says and a {@link
 * dev.headroom.routing.escalation.Failover} of what a receiver says. Receivers are meant by their
 * names.
 *
 * <p>This package must not know routes, nor who tells anybody.
 */
@NullMarked
package dev.headroom.routing.escalation;

import org.jspecify.annotations.NullMarked;
