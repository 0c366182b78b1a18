package dev.headroom.server.wiring;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks of a process, made once where it begins.
 *
 * @param wall what time it is
 * @param nanoTime a monotonic clock, in nanoseconds, for measuring and for deadlines
 */
public record Clocks(InstantSource wall, LongSupplier nanoTime) {}
