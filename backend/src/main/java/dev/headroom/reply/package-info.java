/**
 * Ways back into an incident: what people and pagers send back of a page.
 *
 * <p>{@link dev.headroom.reply.AckLinks} makes the link that pages carry and reads it again; {@link
 * dev.headroom.reply.Replies} takes what comes: a press on such a link, the webhooks of PagerDuty,
 * the buttons of Slack. Each is checked before anything is looked at, counted, and handed to
 * alerting, which lets it act once.
 *
 * <p>Safe for any number of threads; what acts waits for the disk. This package must not know how
 * HTTP is spoken.
 */
@NullMarked
package dev.headroom.reply;

import org.jspecify.annotations.NullMarked;
