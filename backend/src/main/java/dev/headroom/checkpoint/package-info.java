/**
 * Checkpoints: state in memory saved together with the log's position it stands for.
 *
 * <p>Main flow: {@link dev.headroom.checkpoint.CheckpointedFollower} applies batches to its parts,
 * captures them between two batches, and has {@code Checkpoints} write them on a thread of its own;
 * at start it restores the newest whole one.
 *
 * <p>This package must not know what its parts hold.
 */
@NullMarked
package dev.headroom.checkpoint;

import org.jspecify.annotations.NullMarked;
