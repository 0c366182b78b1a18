package dev.headroom.server.wiring;

import dev.headroom.slo.Evaluation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates every objective soon after data was applied, and each half second without, so that
 * alerts also end when nothing arrives. One thread; a round that fails is logged and the next one
 * tries again.
 */
final class EvaluationLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EvaluationLoop.class);
  private static final Duration AT_LEAST_EVERY = Duration.ofMillis(500);

  /** Data comes in hundreds of batches a second; evaluating once for many is enough. */
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(100);

  private final Function<Instant, List<Evaluation>> evaluate;
  private final List<Consumer<List<Evaluation>>> listeners;
  private final Semaphore news = new Semaphore(0);
  private final Thread thread;
  private volatile boolean open = true;
  private volatile Instant lastRound = Instant.EPOCH;

  EvaluationLoop(
      Function<Instant, List<Evaluation>> evaluate, List<Consumer<List<Evaluation>>> listeners) {
    this.evaluate = evaluate;
    this.listeners = List.copyOf(listeners);
    this.thread = Thread.ofPlatform().name("evaluator").unstarted(this::run);
  }

  /** Evaluates once before it returns, so that who sees the server open sees it ready. */
  void start() {
    round();
    thread.start();
  }

  /** Data was applied; evaluate soon. Called from any thread, as often as one likes. */
  void dataApplied() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  /** When the last round was finished; for health. */
  Instant lastRound() {
    return lastRound;
  }

  private void run() {
    while (open) {
      try {
        news.tryAcquire(AT_LEAST_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
        round();
        Thread.sleep(AT_MOST_EVERY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void round() {
    try {
      Instant now = Instant.now();
      List<Evaluation> evaluations = evaluate.apply(now);
      listeners.forEach(listener -> listener.accept(evaluations));
      lastRound = now;
    } catch (RuntimeException e) {
      log.error("an evaluation failed; the next one is due in {}", AT_LEAST_EVERY, e);
    }
  }

  @Override
  public void close() {
    open = false;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
