/**
 * Heartbeats of our own, for those who watch us.
 *
 * <p>Main flow: {@link dev.headroom.watch.ping.HeartbeatTargetReader} reads {@code
 * heartbeat_configs}; {@link dev.headroom.watch.ping.HeartbeatsOut} is told of data and of
 * evaluations, and has one {@code Pinger} for each target, on a thread of its own.
 */
@NullMarked
package dev.headroom.watch.ping;

import org.jspecify.annotations.NullMarked;
