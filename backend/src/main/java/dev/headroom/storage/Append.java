package dev.headroom.storage;

import java.time.Duration;

/** What became of a batch handed to the log. */
public sealed interface Append {
  /**
   * Durable: it survives a kill and a power cut.
   *
   * @param position where its record ends; grows with every record
   */
  record Appended(long position) implements Append {}

  /**
   * The log holds this batch already; nothing was written.
   *
   * @param position where the first copy's record ends
   */
  record Duplicate(long position) implements Append {}

  /** The same key came with another body: the sender's mistake, nothing was written. */
  record KeyReused() implements Append {}

  /** Larger than the log takes; it will not be smaller the next time. */
  record TooLarge(String reason) implements Append {}

  /**
   * Not taken for want of room in the queue: senders are faster than the disk.
   *
   * @param retryAfter how long the sender should wait
   * @param reason which bound, for the sender
   */
  record OverCapacity(Duration retryAfter, String reason) implements Append {}

  /**
   * Not taken, not durable, worth trying again: the log cannot write at all.
   *
   * @param retryAfter how long the sender should wait
   * @param reason for the sender and the operator: a full disk, a failed disk, a stop
   */
  record Refused(Duration retryAfter, String reason) implements Append {}
}
