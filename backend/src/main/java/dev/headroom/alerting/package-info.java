/**
 * Alerts become incidents, and incidents find the people who must know.
 *
 * <p>Main flow: sources of alerts hand {@link dev.headroom.alerting.source.AlertRound}s to {@link
 * dev.headroom.alerting.Alerting}. For each subject {@code Policy}, a pure function, makes of what
 * is known ({@code AlertingState}: which alerts fire, what people did about them, which incidents
 * stand) and of what the round says of each alert what is known next, and the {@code Effect}s: a
 * page or a ticket opens, comes back, is nobody's again, gets worse, ends. The incidents that
 * result, their lines in the timeline, the deliveries to the receivers that {@link
 * dev.headroom.routing.Routing} names, and what is known, are written in one transaction; after the
 * commit sending starts and listeners hear of it. People acknowledge, resolve and leave notes the
 * same way.
 *
 * <p>Receivers that a {@link dev.headroom.alerting.muting.Muting} holds back hear of nothing that
 * asks for a person; {@code HeldBack} tells them once that is over, and {@code Repeats} tells again
 * of what nobody acknowledges.
 *
 * <p>What an incident looks like while it lasts (sentence, figures, outlook) is of the latest round
 * and is made when it is read; kept is what was told.
 *
 * <p>Threading: one lock orders all changes; it is held while the transaction commits. What has not
 * ended is read from memory under it, what has from a snapshot of the state store without.
 *
 * <p>What raises an alert is not known here, nor how a receiver is reached: {@link
 * dev.headroom.alerting.source} and {@link dev.headroom.alerting.record.Deliveries} are all that is
 * seen of them.
 */
@NullMarked
package dev.headroom.alerting;

import org.jspecify.annotations.NullMarked;
