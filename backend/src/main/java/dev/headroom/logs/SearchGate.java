package dev.headroom.logs;

import dev.headroom.model.Answer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a few searches work, a few more wait, and turns the others away. */
final class SearchGate {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Semaphore permits;
  private final int waitingMax;
  private final AtomicInteger waiting = new AtomicInteger();
  private final SearchMetrics metrics;

  SearchGate(int atOnceMax, int waitingMax, SearchMetrics metrics) {
    this.permits = new Semaphore(atOnceMax, true);
    this.waitingMax = waitingMax;
    this.metrics = metrics;
  }

  /** What is done behind the gate. */
  @FunctionalInterface
  interface GatedSearch<T> {
    Answer<T> run() throws IOException;
  }

  /** Runs the search once there is room for it; busy if there is none before the deadline. */
  <T> Answer<T> pass(Deadline deadline, GatedSearch<T> search) throws IOException {
    if (!permits.tryAcquire() && !await(deadline)) {
      return new Answer.Busy<>(RETRY_AFTER);
    }
    metrics.running.inc();
    try {
      return search.run();
    } finally {
      metrics.running.dec();
      permits.release();
    }
  }

  private boolean await(Deadline deadline) throws IOException {
    try {
      if (waiting.incrementAndGet() > waitingMax) {
        return false;
      }
      metrics.waiting.inc();
      try {
        return permits.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
      } finally {
        metrics.waiting.dec();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a search to begin");
    } finally {
      waiting.decrementAndGet();
    }
  }
}
