/**
 * Heartbeats: who should report to us, and whether they do.
 *
 * <p>Main flow: {@link dev.headroom.watch.heartbeat.HeartbeatRules} are read from {@code
 * heartbeats.yaml}; {@link dev.headroom.watch.heartbeat.Heartbeats} takes beats, writes them to the
 * state store, and says at each look how each {@code TrackedHeartbeat} stands.
 *
 * <p>Threading: beats come one after the other and wait for the disk; looks never do.
 */
@NullMarked
package dev.headroom.watch.heartbeat;

import org.jspecify.annotations.NullMarked;
