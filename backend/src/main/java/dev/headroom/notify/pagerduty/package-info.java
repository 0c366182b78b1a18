/**
 * PagerDuty, told by its Events API, version 2.
 *
 * <p>{@link dev.headroom.notify.pagerduty.PagerDutyType} reads entries in {@code routing.yaml} and
 * makes their senders. A body is written without the routing key, which joins it for the moment it
 * is posted: nothing secret stands in the state database.
 *
 * <p>Safe for any number of threads. This package must not know other kinds of receivers.
 */
@NullMarked
package dev.headroom.notify.pagerduty;

import org.jspecify.annotations.NullMarked;
