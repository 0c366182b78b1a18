/**
 * Incidents in the state database: rows of incidents, timelines, step marks and what the policy
 * remembers, written together with the deliveries they cause.
 *
 * <p>Main flow: {@link dev.headroom.alerting.record.Incidents} holds what is not over and writes
 * each round as one transaction; what could not be written is kept and written with the next.
 *
 * <p>Guarded by the lock of {@code alerting}, reads by the database's snapshots.
 */
@NullMarked
package dev.headroom.alerting.record;

import org.jspecify.annotations.NullMarked;
