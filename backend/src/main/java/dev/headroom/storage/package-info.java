/**
 * The seams: what the rest of the house may ask of a store, whichever engine keeps it.
 *
 * <p>{@link dev.headroom.storage.WriteAheadLog} is the order of durable batches; a {@link
 * dev.headroom.storage.Follower} is anything filled from it; a {@link
 * dev.headroom.storage.CheckpointPart} is state that is saved with it; {@link
 * dev.headroom.storage.logs.LogStore} answers for lines; a {@link dev.headroom.storage.StateStore}
 * keeps what is not a function of that order, in transactions. Each has a contract kit among the
 * tests that every engine must pass.
 *
 * <p>This package must not know any engine.
 */
@NullMarked
package dev.headroom.storage;

import org.jspecify.annotations.NullMarked;
