package dev.headroom.intake;

import dev.headroom.model.Batch;
import dev.headroom.model.Rejection;
import dev.headroom.storage.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A batch on its way in, and the receipt that is due when all who want it have answered. */
final class Submission {
  private final Batch batch;
  private final long bytes;
  private final List<FollowerThread> wanting;
  private final Consumer<Receipt> due;
  private final Object answers = new Object();
  private final List<Rejection> rejections = new ArrayList<>(0);
  private int waitingFor;
  private boolean duplicate;
  private @Nullable Refusal refused;

  Submission(Batch batch, long bytes, List<FollowerThread> wanting, Consumer<Receipt> due) {
    this.batch = batch;
    this.bytes = bytes;
    this.wanting = wanting;
    this.due = due;
    this.waitingFor = wanting.size();
  }

  Batch batch() {
    return batch;
  }

  /** What it counts against a queue's bytes. */
  long bytes() {
    return bytes;
  }

  /** Hands it to the followers that want it; called on the log's thread. */
  void hand(long position, boolean isDuplicate) {
    duplicate = isDuplicate;
    if (wanting.isEmpty()) {
      due.accept(receipt());
    }
    for (FollowerThread follower : wanting) {
      follower.take(new QueuedBatch(position, this, isDuplicate));
    }
  }

  /** Ends it before it got into any queue. */
  void refuse(Refusal refusal) {
    wanting.forEach(follower -> follower.releaseRoom(bytes));
    due.accept(new Receipt.NotApplied(refusal));
  }

  /** One follower has applied it. */
  void applied(List<Rejection> rejected) {
    answer(rejected, null);
  }

  /** One follower could not apply it. */
  void refused(Refusal why) {
    answer(List.of(), why);
  }

  private void answer(List<Rejection> rejected, @Nullable Refusal why) {
    Receipt complete;
    synchronized (answers) {
      rejections.addAll(rejected);
      refused = refused == null ? why : refused;
      if (--waitingFor > 0) {
        return;
      }
      complete = receipt();
    }
    due.accept(complete);
  }

  private Receipt receipt() {
    if (refused != null) {
      return new Receipt.NotApplied(refused);
    }
    return duplicate ? new Receipt.AlreadyApplied() : new Receipt.Applied(List.copyOf(rejections));
  }
}
