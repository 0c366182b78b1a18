/**
 * Webhooks: Alertmanager's version 4 body, and the same signed as Standard Webhooks ask for.
 *
 * <p>Main flow: {@link dev.headroom.notify.webhook.WebhookSender} and {@link
 * dev.headroom.notify.webhook.SignedWebhookSender} make the body and post it.
 *
 * <p>Stateless. This package must not know the outbox.
 */
@NullMarked
package dev.headroom.notify.webhook;

import org.jspecify.annotations.NullMarked;
