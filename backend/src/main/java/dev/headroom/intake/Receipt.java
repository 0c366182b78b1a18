package dev.headroom.intake;

import dev.headroom.model.Rejection;
import java.time.Duration;
import java.util.List;

/** What became of a batch. */
public sealed interface Receipt {
  /**
   * Durable and applied.
   *
   * @param rejections what of it the stores could not take
   */
  record Stored(List<Rejection> rejections) implements Receipt {}

  /** It had been taken before; the first copy is durable and applied, this one changed nothing. */
  record Duplicate() implements Receipt {}

  /** Its key was used before for another body; nothing was taken. */
  record KeyReused() implements Receipt {}

  /**
   * The log takes none so large; nothing was taken.
   *
   * @param reason which limit, for the sender
   */
  record TooLarge(String reason) implements Receipt {}

  /**
   * There is no room for it now: the sender is faster than the log or a store. Nothing was taken.
   *
   * @param reason which limit, for the sender
   */
  record OverCapacity(Duration retryAfter, String reason) implements Receipt {}

  /**
   * A disk is full or failed. It may have been made durable all the same; the sender should send it
   * again under the same key and will be told {@link Duplicate} if so.
   *
   * @param reason what failed, for the sender
   */
  record Refused(Duration retryAfter, String reason) implements Receipt {}
}
