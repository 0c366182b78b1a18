/**
 * Where other services tell what people did there: PagerDuty's webhooks, Slack's buttons.
 *
 * <p>{@link dev.headroom.api.reply.ReplyResources} has them all. Bodies are taken as they are, for
 * it is their bytes that are signed. This package must not know what a signature is.
 */
@NullMarked
package dev.headroom.api.reply;

import org.jspecify.annotations.NullMarked;
