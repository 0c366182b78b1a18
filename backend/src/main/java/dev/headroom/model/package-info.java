/**
 * The values every other room speaks in: labels, samples, distributions, log records, change
 * events.
 *
 * <p>A push becomes a {@link dev.headroom.model.Batch}: what was said about each series, plus log
 * records and change events. The batch is the unit of durability, of idempotency and of apply
 * order.
 *
 * <p>Everything here is immutable once built and free to cross threads. This package knows
 * java.base alone: no storage, no HTTP, no clock.
 */
@NullMarked
package dev.headroom.model;

import org.jspecify.annotations.NullMarked;
