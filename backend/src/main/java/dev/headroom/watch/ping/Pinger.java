package dev.headroom.watch.ping;

import dev.headroom.notify.send.Attempt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Posts beats to one target: one each interval, and only if an evaluation that saw new data has
 * ended since the last. What fails is not tried again before its next turn.
 */
final class Pinger {
  private final HeartbeatTarget target;
  private final LongSupplier nanoTime;
  private final InstantSource clock;
  private final PingMetrics metrics;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Whether an evaluation of new data has ended since the last post; guarded by the lock. */
  private boolean proven;

  private boolean stopped;
  private long notBefore;

  private volatile PingStatus status;

  Pinger(HeartbeatTarget target, LongSupplier nanoTime, InstantSource clock, PingMetrics metrics) {
    this.target = target;
    this.nanoTime = nanoTime;
    this.clock = clock;
    this.metrics = metrics;
    this.notBefore = nanoTime.getAsLong();
    this.status =
        new PingStatus(target.id(), target.interval(), Optional.empty(), Optional.empty(), 0, "");
  }

  HeartbeatTarget target() {
    return target;
  }

  PingStatus status() {
    return status;
  }

  /** An evaluation that saw new data has ended well. Must not block. */
  void evaluated() {
    lock.lock();
    try {
      proven = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Posts until it is stopped or interrupted. */
  void run(PingPost post) {
    try {
      while (awaitTurn()) {
        beat(post);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitTurn() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!stopped && !isTurn()) {
        long left = notBefore - nanoTime.getAsLong();
        if (proven && left > 0) {
          var _ = changed.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
        } else {
          changed.await();
        }
      }
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the turn if it has come; to be called with the lock. */
  private boolean isTurn() {
    boolean turn = proven && nanoTime.getAsLong() - notBefore >= 0;
    if (turn) {
      proven = false;
      notBefore = nanoTime.getAsLong() + target.interval().toNanos();
    }
    return turn;
  }

  private void beat(PingPost post) {
    Attempt attempt = post.post(target);
    boolean sent = attempt instanceof Attempt.Sent;
    Optional<Instant> now = Optional.of(clock.instant());
    metrics.posted(target.id(), sent);
    PingStatus before = status;
    status =
        new PingStatus(
            target.id(),
            target.interval(),
            sent ? now : before.lastSentAt(),
            sent ? before.lastFailedAt() : now,
            sent ? 0 : before.failuresInARow() + 1,
            attempt.reason());
  }

  /** Posts one beat. */
  @FunctionalInterface
  interface PingPost {
    Attempt post(HeartbeatTarget target);
  }
}
