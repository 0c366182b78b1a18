package dev.headroom.storage;

/** What became of a batch handed to the log. */
public sealed interface Append {
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
