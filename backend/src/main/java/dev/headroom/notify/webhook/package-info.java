/**
 * Receivers that understand Alertmanager's webhook (version 4).
 *
 * <p>{@link dev.headroom.notify.webhook.WebhookType} reads their entries in {@code routing.yaml}
 * and makes their senders.
 *
 * <p>Safe for any number of threads. This package must not know other kinds of receivers.
 */
@NullMarked
package dev.headroom.notify.webhook;

import org.jspecify.annotations.NullMarked;
