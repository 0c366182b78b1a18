/**
 * Phones that are subscribed to a topic of ntfy.
 *
 * <p>{@link dev.headroom.notify.ntfy.NtfyType} reads their entries in {@code routing.yaml} and
 * makes their senders.
 *
 * <p>Safe for any number of threads. This package must not know other kinds of receivers.
 */
@NullMarked
package dev.headroom.notify.ntfy;

import org.jspecify.annotations.NullMarked;
