/**
 * The write-ahead log: a batch is durable here before anybody is told it was accepted, and every
 * other store is a pure function of what stands here.
 *
 * <p>Main flow: {@link dev.headroom.wal.WriteAheadLog#append} encodes the batch on the caller's
 * thread and queues it; the log's one thread drops what it has seen before (batch keys), writes the
 * rest to the current segment, forces the group to disk once and reports outcomes in log order. At
 * start the last good checkpoint is restored and {@link dev.headroom.wal.WriteAheadLog#replay}
 * hands over everything after it.
 *
 * <p>This package must not know what a batch means: it sees {@code model} only.
 */
@NullMarked
package dev.headroom.wal;

import org.jspecify.annotations.NullMarked;
