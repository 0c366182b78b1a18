/**
 * The one way in: what every push must pass before it is acknowledged.
 *
 * <p>Main flow: a receiver ({@code ingest.http}) reads a body, a decoder ({@code ingest.decode} and
 * its neighbours) makes a batch of it, {@link dev.headroom.ingest.Intake#accept} appends the batch
 * to the write-ahead log, hands it in log order to one thread for each {@link
 * dev.headroom.wal.Follower} and tells the {@link dev.headroom.ingest.Receipt} when every follower
 * that wants the batch has applied it. At start {@link dev.headroom.ingest.Intake#recover} fills
 * the followers from the log before any door is opened.
 *
 * <p>Threads: {@code accept} is called from any thread; outcomes of the log arrive on the log's
 * thread, which only hands over; {@code follow-<name>} applies to one follower; {@code release}
 * lets go of log segments. Receipts are told on whichever of these came last.
 *
 * <p>This package itself knows no HTTP and no wire format; Vert.x stays in {@code ingest.http}.
 */
@NullMarked
package dev.headroom.ingest;

import org.jspecify.annotations.NullMarked;
