/**
 * Incidents that outlive the process, and what alerting remembers with them.
 *
 * <p>Main flow: {@link dev.headroom.alerting.record.Incidents} holds what is not over and writes
 * what a round of alerts changes as one unit of work, together with the deliveries it causes
 * ({@link dev.headroom.alerting.record.Deliveries}); what could not be written is in memory and is
 * written with the next. {@link dev.headroom.alerting.record.AlertingRecords} is what some database
 * keeps of it.
 *
 * <p>Guarded by the lock of {@code alerting}, reads by the snapshots of the state store. This
 * package must not know which database it is, nor what raises alerts.
 */
@NullMarked
package dev.headroom.alerting.record;

import org.jspecify.annotations.NullMarked;
