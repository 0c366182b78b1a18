/**
 * Objectives: what is promised about which events, over which window, and at which burn somebody is
 * told; and the bounds of all of it ({@link dev.headroom.slo.objective.SloConfig}).
 *
 * <p>Immutable values. This package must not know how files are written, nor where counts come
 * from.
 */
@NullMarked
package dev.headroom.slo.objective;

import org.jspecify.annotations.NullMarked;
