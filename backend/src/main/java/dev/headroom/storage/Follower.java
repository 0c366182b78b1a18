package dev.headroom.storage;

import dev.headroom.model.Batch;
import dev.headroom.model.Rejection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A store that is filled from the log and from nothing else. One thread applies, in log order, each
 * position once; what it holds after a restart is what it saved plus what is replayed to it.
 */
public interface Follower {
  /** For metrics, log lines and thread names. */
  String name();

  /** What it makes of batches, for people who read that batches wait for it. */
  default String title() {
    return name();
  }

  /** Whether a batch holds anything for this store; asked from any thread. */
  boolean wants(Batch batch);

  /**
   * Takes a batch in. Afterwards readers see it, or will within the store's stated delay.
   *
   * @param position where the batch's record ends
   * @return what of it the store could not take, the same in replay as live
   * @throws IOException if the store's disk failed; it must then be {@link #reopen reopened} before
   *     anything else is applied
   */
  List<Rejection> apply(long position, Batch batch) throws IOException;

  /**
   * A replay has come to its end, at start or after a failure: from now on readers see everything
   * applied so far.
   */
  default void caughtUp() throws IOException {}

  /** Batches up to here survive a restart without replay. Asked from any thread. */
  long durablePosition();

  /**
   * The log may let go of batches up to here. Before {@link #durablePosition} where an older save
   * is kept in case the newest turns out to be damaged.
   */
  default long releasablePosition() {
    return durablePosition();
  }

  /**
   * Why it has to be {@link #reopen reopened} although no batch failed: its disk did between two.
   * Empty while it is well. Asked from any thread.
   */
  default Optional<String> failing() {
    return Optional.empty();
  }

  /** After a failure: goes back to {@link #durablePosition}, from where replay will continue. */
  void reopen() throws IOException;
}
