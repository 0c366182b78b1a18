/**
 * What is kept of heartbeats: as a unit of work reads and writes it.
 *
 * <p>Main flow: {@link dev.headroom.watch.record.HeartbeatRecords} are read once at the start and
 * written with every beat. An engine implements {@link dev.headroom.watch.record.WatchRecords}
 * beside what alerting and notifying keep.
 */
@NullMarked
package dev.headroom.watch.record;

import org.jspecify.annotations.NullMarked;
