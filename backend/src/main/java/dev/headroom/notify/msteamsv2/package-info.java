/**
 * Channels and chats of Microsoft Teams that a workflow posts cards to.
 *
 * <p>{@link dev.headroom.notify.msteamsv2.TeamsType} reads their entries in {@code routing.yaml}
 * and makes their senders.
 *
 * <p>Safe for any number of threads. This package must not know other kinds of receivers.
 */
@NullMarked
package dev.headroom.notify.msteamsv2;

import org.jspecify.annotations.NullMarked;
