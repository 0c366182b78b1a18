/**
 * Times of the week, the month and the year, as {@code time_intervals} of {@code routing.yaml} give
 * them names.
 *
 * <p>Main flow: {@link dev.headroom.routing.time.TimeIntervalReader} reads them, with every problem
 * at its line; {@link dev.headroom.routing.time.WeekTimeReader} reads the same words in other
 * files; {@link dev.headroom.routing.time.TimeInterval} says whether a moment lies in one, and
 * {@link dev.headroom.routing.time.RouteHours} whether a route tells anybody at a moment.
 *
 * <p>Immutable after reading; the moment is always given. This package must not know routes.
 */
@NullMarked
package dev.headroom.routing.time;

import org.jspecify.annotations.NullMarked;
