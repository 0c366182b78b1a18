/**
 * Who else is told of a page that nobody acknowledges in time, or that does not arrive.
 *
 * <p>Main flow: {@link dev.headroom.alerting.escalation.Escalations} looks at the pages that stand,
 * after each round and each second. What routing says, who was told of the alarm and when, and the
 * moment decide; a step is one transaction with its deliveries and the record that it was taken, so
 * that neither a restart nor a reload takes it twice or leaves it out.
 *
 * <p>This package must not know how a receiver is reached. Guarded by the lock of alerting.
 */
@NullMarked
package dev.headroom.alerting.escalation;

import org.jspecify.annotations.NullMarked;
