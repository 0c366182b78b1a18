/**
 * Alerts become incidents, and incidents find the people who must know.
 *
 * <p>Main flow: the evaluator hands its {@link dev.headroom.slo.Evaluation}s to {@link
 * dev.headroom.alerting.Alerting}. For each objective a {@code Step} follows from how its alert
 * stands and what the evaluation says: open an incident, go on with another tier, end it. The
 * incident that results, its line in the timeline and the deliveries to the receivers that {@link
 * dev.headroom.alerting.Routing} names are written in one transaction; after the commit sending
 * starts and listeners hear of it. People acknowledge, resolve and leave notes the same way.
 *
 * <p>Threading: one lock orders all changes; it is held while the transaction commits. Reads take a
 * snapshot of the database and no lock.
 *
 * <p>How a receiver is reached is not known here; {@link dev.headroom.alerting.Deliveries} is all
 * that is seen of it.
 */
@NullMarked
package dev.headroom.alerting;

import org.jspecify.annotations.NullMarked;
