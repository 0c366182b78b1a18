package dev.headroom.storage;

import java.time.Duration;

/** Why a batch was not taken. */
public sealed interface Refusal {
  /** Its key was used before for another body: the sender's mistake. */
  record KeyReused() implements Refusal {}

  /**
   * Larger than the log takes; it will not be smaller the next time.
   *
   * @param reason which limit, for the sender
   */
  record TooLarge(String reason) implements Refusal {}

  /**
   * There is no room for it now: senders are faster than the log or a store.
   *
   * @param retryAfter how long the sender should wait
   * @param reason which limit, for the sender
   */
  record QueueFull(Duration retryAfter, String reason) implements Refusal {}

  /**
   * Nothing can be taken at the moment; worth trying again.
   *
   * @param retryAfter how long the sender should wait
   * @param reason for the sender and the operator: a full disk, a failed disk, a stop
   */
  record Unwritable(Duration retryAfter, String reason) implements Refusal {}
}
