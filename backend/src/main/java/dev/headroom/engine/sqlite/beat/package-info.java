/**
 * Heartbeats in SQLite.
 *
 * <p>{@link dev.headroom.engine.sqlite.beat.HeartbeatTable} is their table within one transaction.
 * For the thread of that transaction.
 */
@NullMarked
package dev.headroom.engine.sqlite.beat;

import org.jspecify.annotations.NullMarked;
