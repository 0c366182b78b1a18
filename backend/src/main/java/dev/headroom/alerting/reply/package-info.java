/**
 * What comes back of an incident from outside: by a link in a page, by a pager, by a button of a
 * chat.
 *
 * <p>An {@link dev.headroom.alerting.reply.AlarmReply} names the alarm it is about and acts once,
 * however often it comes: that it has acted is written in the transaction of what it did. Immutable
 * values and interfaces without threads of their own. This package must not know how a reply came.
 */
@NullMarked
package dev.headroom.alerting.reply;

import org.jspecify.annotations.NullMarked;
