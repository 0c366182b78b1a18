/**
 * The simulated services: requests that arrive, queue, take their time and fail, and the faults
 * that people may switch on.
 *
 * <p>Deterministic given a seed and a clock; owned by one thread, but for the switches. This
 * package must not know how anything is told.
 */
@NullMarked
package dev.headroom.demo.simulation;

import org.jspecify.annotations.NullMarked;
