/**
 * Objectives: what is promised about which events, over which window, and at which burn somebody is
 * told.
 *
 * <p>Immutable values. This package must not know files, nor where counts come from.
 */
@NullMarked
package dev.headroom.slo.objective;

import org.jspecify.annotations.NullMarked;
