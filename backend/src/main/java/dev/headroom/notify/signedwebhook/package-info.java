/**
 * Receivers that are told by signed events (Standard Webhooks 1.0.0).
 *
 * <p>{@link dev.headroom.notify.signedwebhook.SignedWebhookType} reads their entries in {@code
 * routing.yaml} and makes their senders.
 *
 * <p>Safe for any number of threads. This package must not know other kinds of receivers.
 */
@NullMarked
package dev.headroom.notify.signedwebhook;

import org.jspecify.annotations.NullMarked;
