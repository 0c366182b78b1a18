/**
 * What every push must pass between decoding and its acknowledgement.
 *
 * <p>Main flow: {@link dev.headroom.intake.Intake#accept} appends a batch to the write-ahead log,
 * hands it in log order to one thread for each {@link dev.headroom.storage.Follower} and tells the
 * {@link dev.headroom.intake.Receipt} when every follower that wants the batch has applied it. At
 * start {@link dev.headroom.intake.Intake#recover} fills the followers from the log before any port
 * is open.
 *
 * <p>Threads: {@code accept} is called from any thread; outcomes of the log arrive on the log's
 * thread, which only hands over; {@code follow-<name>} applies to one follower; {@code release}
 * lets go of log segments. Receipts are told on whichever of these came last. This package knows no
 * HTTP and no wire format.
 */
@NullMarked
package dev.headroom.intake;

import org.jspecify.annotations.NullMarked;
