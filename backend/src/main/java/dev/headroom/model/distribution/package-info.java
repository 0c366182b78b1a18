/**
 * Distributions as senders measure them, kept as they were received: integers of a unit's ticks
 * (HdrHistogram), exponential buckets (OpenTelemetry) and buckets with stated bounds (Prometheus).
 *
 * <p>Everything is immutable. This package must not know series or time.
 */
@NullMarked
package dev.headroom.model.distribution;

import org.jspecify.annotations.NullMarked;
