package dev.headroom.storage;

import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import java.io.IOException;
import java.util.function.Consumer;

/** The order in which batches were made durable. Safe for any number of appending threads. */
public interface WriteAheadLog extends AutoCloseable {
  /**
   * Hands a batch over and returns at once; encoding happens on the calling thread.
   *
   * @param outcome told exactly once, on the log's own thread, {@link Append.Durable} outcomes in
   *     log order; must not block for long. That the queue is full, the batch too large or the log
   *     closed is told on the calling thread.
   */
  void append(Batch batch, BatchKey key, Consumer<Append> outcome);

  /**
   * Reads every batch after a position, in log order, while appends go on; what is appended during
   * the call may or may not be seen.
   *
   * @throws IOException if the log cannot be read; a damaged record is skipped and counted instead
   */
  void replay(long afterPosition, Replay replay) throws IOException;

  /** The position of the last durable batch; 0 for an empty log. */
  long end();

  /** Lets go of segments that end at or before a position; what is after it stays. */
  void release(long position) throws IOException;

  /** Stops taking batches, makes the accepted ones durable, reports their outcomes. */
  @Override
  void close() throws IOException;

  /** Takes a batch back out of the log. */
  @FunctionalInterface
  interface Replay {
    /**
     * @param position where the batch's record ends
     */
    void batch(long position, Batch batch) throws IOException;
  }

  /** What became of a batch handed to the log. */
  sealed interface Append {
    /**
     * It survives a kill and a power cut.
     *
     * @param position where its record ends; grows with every record
     */
    record Durable(long position) implements Append {}

    /**
     * The log holds this batch already; nothing was written.
     *
     * @param position where the first copy's record ends
     */
    record Duplicate(long position) implements Append {}

    /** Nothing of it is durable. */
    record NotAppended(Refusal refusal) implements Append {}
  }
}
