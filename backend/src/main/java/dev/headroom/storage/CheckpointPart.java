package dev.headroom.storage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * State in memory that is a function of the log and is saved with it, so that replay stays short.
 */
public interface CheckpointPart {
  /** Names the part in the checkpoint file; never changes. */
  String name();

  /**
   * Takes an immutable view of the state; called on the applying thread between two batches, so it
   * must be quick. Writing the view happens later on another thread.
   */
  PartSnapshot capture();

  /**
   * Brings back what {@link PartSnapshot#writeTo} wrote, before the first batch is applied.
   *
   * @throws IOException if the bytes make no sense; the checkpoint is then not used at all
   */
  void restore(DataInput in) throws IOException;

  /** A moment's state, ready to be written. */
  @FunctionalInterface
  interface PartSnapshot {
    void writeTo(DataOutput out) throws IOException;
  }
}
