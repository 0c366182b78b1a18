package dev.headroom.storage;

import dev.headroom.model.Batch;
import dev.headroom.model.Batches;
import java.util.List;

/** The store that other tests put in the place of a real one keeps the same promises. */
class ListFollowerTest extends FollowerContract {
  private final ListFollower follower = ListFollower.ofEverything("list");

  @Override
  public Follower follower() {
    return follower;
  }

  @Override
  public Batch batch(long number) {
    return Batches.numbered(number);
  }

  @Override
  public void applyAndSave(long position, Batch batch) throws Exception {
    follower.apply(position, batch);
    follower.save();
  }

  @Override
  public List<Long> seen() {
    return follower.batches().stream().map(Batch::receivedAtMillis).toList();
  }
}
