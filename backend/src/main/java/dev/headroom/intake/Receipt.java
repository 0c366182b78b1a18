package dev.headroom.intake;

import dev.headroom.model.Rejection;
import dev.headroom.storage.Refusal;
import java.util.List;

/** What became of a batch. */
public sealed interface Receipt {
  /**
   * Durable and applied.
   *
   * @param rejections what of it the stores could not take
   */
  record Applied(List<Rejection> rejections) implements Receipt {}

  /** It had been taken before; the first copy is durable and applied, this one changed nothing. */
  record AlreadyApplied() implements Receipt {}

  /**
   * It is not applied. Where a store failed it may have been made durable all the same; the sender
   * should send it again under the same key and will be told {@link AlreadyApplied} if so.
   */
  record NotApplied(Refusal refusal) implements Receipt {}
}
