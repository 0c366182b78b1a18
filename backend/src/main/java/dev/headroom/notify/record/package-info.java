/**
 * What notifying keeps: deliveries and the attempts at them.
 *
 * <p>{@link dev.headroom.notify.record.NotifyRecords} is what one unit of work sees of it; some
 * database implements it. {@link dev.headroom.notify.record.DeliveryReport} is a delivery as people
 * see it.
 *
 * <p>Immutable values and interfaces without threads of their own. This package must not know which
 * database it is, nor how anything is sent.
 */
@NullMarked
package dev.headroom.notify.record;

import org.jspecify.annotations.NullMarked;
