package dev.headroom.intake;

/**
 * A submission in one follower's queue.
 *
 * @param position where its record, or the first copy's, ends in the log
 * @param duplicate nothing to apply: it stands behind the first copy and waits for it
 */
record QueuedBatch(long position, Submission submission, boolean duplicate) {}
