/**
 * The write-ahead log: a batch is durable here before anybody is told it was accepted, and every
 * other store is a pure function of what stands here.
 *
 * <p>Main flow: {@link dev.headroom.wal.SegmentedLog#append} encodes the batch on the caller's
 * thread ({@code RecordPayload}, {@code BatchCodec}) and queues it ({@code AppendQueue}). The log's
 * one thread ({@code Committer}) sets aside what it has seen before ({@code KnownBatchKeys}),
 * writes the rest to the current segment, forces the group to disk once ({@code LogAppender}) and
 * reports outcomes in log order. Segments are made ahead of need ({@code SegmentSupply}) and given
 * up for good when a write or force fails.
 *
 * <p>At start: {@link dev.headroom.disk.DataDirectory#lock}; {@link
 * dev.headroom.wal.SegmentedLog#open} finds the end ({@code LogRecovery}); {@link
 * dev.headroom.checkpoint.CheckpointedFollower#open} restores the newest whole checkpoint, batch
 * keys included; {@link dev.headroom.wal.SegmentedLog#start} reads the keys written since and lets
 * appends in; {@link dev.headroom.wal.SegmentedLog#replay} hands over everything after each
 * follower's position.
 *
 * <p>Threads: {@code wal} owns the current segment and the outcomes; {@code wal-prepare} lives as
 * long as it takes to fill a new segment file with zeros. Any thread may append, replay and
 * release. All disk access goes through {@code Disk}, so that tests can make every call fail.
 *
 * <p>This package must not know what a batch means: it sees {@code model} only.
 */
@NullMarked
package dev.headroom.wal;

import org.jspecify.annotations.NullMarked;
