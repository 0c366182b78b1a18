/**
 * Receivers that are told by the Alert API of Opsgenie.
 *
 * <p>{@link dev.headroom.notify.opsgenie.OpsgenieType} reads their entries in {@code routing.yaml}
 * and makes their senders.
 *
 * <p>Safe for any number of threads. This package must not know other kinds of receivers.
 */
@NullMarked
package dev.headroom.notify.opsgenie;

import org.jspecify.annotations.NullMarked;
