package dev.headroom.slo.count;

import dev.headroom.model.Batch;
import dev.headroom.model.Rejection;
import dev.headroom.storage.Follower;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** A follower that applies each batch under a lock, so that what it taps changes batch by batch. */
record WholeBatches(Follower store, Lock lock) implements Follower {
  @Override
  public String name() {
    return store.name();
  }

  @Override
  public boolean wants(Batch batch) {
    return store.wants(batch);
  }

  @Override
  public List<Rejection> apply(long position, Batch batch) throws IOException {
    lock.lock();
    try {
      return store.apply(position, batch);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void caughtUp() throws IOException {
    store.caughtUp();
  }

  @Override
  public long durablePosition() {
    return store.durablePosition();
  }

  @Override
  public long releasablePosition() {
    return store.releasablePosition();
  }

  @Override
  public void reopen() throws IOException {
    store.reopen();
  }
}
