package dev.headroom.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one follower, in log order. Room is reserved before a batch goes to the log, so
 * that what comes out of the log always fits and the log's thread never waits.
 *
 * <p>While the follower fails, nothing is queued: batches under way are turned down and will come
 * back to it by replay. {@code owed} is the last position it has to reach before it is well again.
 */
final class FollowerQueue {
  private final int batchesMax;
  private final long bytesMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Delivery> deliveries = new ArrayDeque<>();
  private int reservedBatches;
  private long reservedBytes;
  private boolean applying;
  private @Nullable String failing;
  private long owed;
  private boolean closed;

  FollowerQueue(int batchesMax, long bytesMax) {
    this.batchesMax = batchesMax;
    this.bytesMax = bytesMax;
  }

  /** Reserves room for a batch; a single one always fits an empty queue. */
  boolean reserve(long bytes) {
    lock.lock();
    try {
      boolean fits =
          reservedBatches == 0
              || (reservedBatches < batchesMax && reservedBytes + bytes <= bytesMax);
      if (fits) {
        reservedBatches++;
        reservedBytes += bytes;
      }
      return fits;
    } finally {
      lock.unlock();
    }
  }

  void release(long bytes) {
    lock.lock();
    try {
      reservedBatches--;
      reservedBytes -= bytes;
    } finally {
      lock.unlock();
    }
  }

  /** Adds a batch that has room reserved; false while the follower fails. */
  boolean add(Delivery delivery) {
    lock.lock();
    try {
      owed = Math.max(owed, delivery.position());
      if (failing != null) {
        return false;
      }
      deliveries.add(delivery);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The next batch, waiting for one; null once closed and empty. */
  @Nullable Delivery take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      applying = false;
      while (deliveries.isEmpty() && !closed) {
        changed.await();
      }
      Delivery next = deliveries.poll();
      applying = next != null;
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** From now on nothing is queued; gives back what was. */
  List<Delivery> fail(String reason) {
    lock.lock();
    try {
      failing = reason;
      List<Delivery> turnedDown = new ArrayList<>(deliveries);
      deliveries.clear();
      return turnedDown;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the failure if everything owed has been applied. */
  boolean recovered(long appliedPosition) {
    lock.lock();
    try {
      if (appliedPosition < owed) {
        return false;
      }
      failing = null;
      return true;
    } finally {
      lock.unlock();
    }
  }

  long owed() {
    lock.lock();
    try {
      return owed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits so long, or until closed; true if closed. */
  boolean awaitClosed(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return closed;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Optional<String> failing() {
    lock.lock();
    try {
      return Optional.ofNullable(failing);
    } finally {
      lock.unlock();
    }
  }

  /** Nothing queued, nothing being applied, nothing owed. */
  boolean isIdle() {
    lock.lock();
    try {
      return deliveries.isEmpty() && !applying && failing == null;
    } finally {
      lock.unlock();
    }
  }

  boolean isEmpty() {
    lock.lock();
    try {
      return deliveries.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  int batches() {
    lock.lock();
    try {
      return reservedBatches;
    } finally {
      lock.unlock();
    }
  }

  long bytes() {
    lock.lock();
    try {
      return reservedBytes;
    } finally {
      lock.unlock();
    }
  }
}
