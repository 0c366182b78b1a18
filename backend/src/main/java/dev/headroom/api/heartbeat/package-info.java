/**
 * Beats over HTTP, and how heartbeats stand.
 *
 * <p>{@link dev.headroom.api.heartbeat.HeartbeatResource} is the one resource. Safe for any thread.
 */
@NullMarked
package dev.headroom.api.heartbeat;

import org.jspecify.annotations.NullMarked;
