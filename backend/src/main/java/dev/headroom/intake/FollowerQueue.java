package dev.headroom.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Object lock = new Object();
  private final ArrayDeque<QueuedBatch> deliveries = new ArrayDeque<>();
  private int reservedBatches;
  private long reservedBytes;
  private boolean applying;
  private @Nullable String failing;
  private long owed;

  FollowerQueue(int batchesMax, long bytesMax) {
    this.batchesMax = batchesMax;
    this.bytesMax = bytesMax;
  }

  /** Reserves room for a batch; a single one always fits an empty queue. */
  boolean reserve(long bytes) {
    synchronized (lock) {
      boolean fits =
          reservedBatches == 0
              || (reservedBatches < batchesMax && reservedBytes + bytes <= bytesMax);
      if (fits) {
        reservedBatches++;
        reservedBytes += bytes;
      }
      return fits;
    }
  }

  void release(long bytes) {
    synchronized (lock) {
      reservedBatches--;
      reservedBytes -= bytes;
    }
  }

  /** Adds a batch that has room reserved; false while the follower fails. */
  boolean add(QueuedBatch delivery) {
    synchronized (lock) {
      owed = Math.max(owed, delivery.position());
      if (failing != null) {
        return false;
      }
      deliveries.add(delivery);
      lock.notifyAll();
      return true;
    }
  }

  /** The next batch, waiting for one so long; null if none came, which may be told too early. */
  @SuppressWarnings("WaitNotInLoop")
  @Nullable QueuedBatch take(Duration max) throws InterruptedException {
    synchronized (lock) {
      applying = false;
      if (deliveries.isEmpty() && closed.getCount() > 0) {
        lock.wait(Math.max(1, max.toMillis()));
      }
      QueuedBatch next = deliveries.poll();
      applying = next != null;
      return next;
    }
  }

  /** Whether nothing is there and nothing will come. */
  boolean isFinished() {
    synchronized (lock) {
      return deliveries.isEmpty() && closed.getCount() == 0;
    }
  }

  /** From now on nothing is queued; gives back what was. */
  List<QueuedBatch> fail(String reason) {
    synchronized (lock) {
      failing = reason;
      List<QueuedBatch> turnedDown = new ArrayList<>(deliveries);
      deliveries.clear();
      return turnedDown;
    }
  }

  /** Ends the failure if everything owed has been applied. */
  boolean recovered(long appliedPosition) {
    synchronized (lock) {
      if (appliedPosition < owed) {
        return false;
      }
      failing = null;
      return true;
    }
  }

  long owed() {
    synchronized (lock) {
      return owed;
    }
  }

  /** Waits so long, or until closed; true if closed. */
  boolean awaitClosed(Duration max) throws InterruptedException {
    return closed.await(max.toNanos(), TimeUnit.NANOSECONDS);
  }

  void close() {
    synchronized (lock) {
      closed.countDown();
      lock.notifyAll();
    }
  }

  Optional<String> failing() {
    synchronized (lock) {
      return Optional.ofNullable(failing);
    }
  }

  /** Nothing queued, nothing being applied, nothing owed. */
  boolean isIdle() {
    synchronized (lock) {
      return deliveries.isEmpty() && !applying && failing == null;
    }
  }

  boolean isEmpty() {
    synchronized (lock) {
      return deliveries.isEmpty();
    }
  }

  int batches() {
    synchronized (lock) {
      return reservedBatches;
    }
  }

  long bytes() {
    synchronized (lock) {
      return reservedBytes;
    }
  }
}
