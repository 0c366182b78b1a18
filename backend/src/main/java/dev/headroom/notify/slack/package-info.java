/**
 * Channels of Slack: by an incoming webhook, or by a bot's token, which can edit what it has said.
 *
 * <p>{@link dev.headroom.notify.slack.SlackType} reads their entries in {@code routing.yaml} and
 * makes their senders. {@code SlackMessage} lays a step of an incident out in blocks, within the
 * limits Slack documents; {@code SlackErrors} says which failures are final.
 *
 * <p>Safe for any number of threads. This package must not know other kinds of receivers.
 */
@NullMarked
package dev.headroom.notify.slack;

import org.jspecify.annotations.NullMarked;
