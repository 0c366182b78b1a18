package dev.headroom.server.wiring;

import dev.headroom.slo.EvaluationLoop;
import java.time.Duration;

/** The thread that an {@link EvaluationLoop} runs on. */
final class EvaluationThread implements AutoCloseable {
  private static final Duration STOP_MAX = Duration.ofSeconds(5);

  private final EvaluationLoop loop;
  private final Thread thread;

  EvaluationThread(EvaluationLoop loop) {
    this.loop = loop;
    this.thread = Thread.ofPlatform().name("evaluator").unstarted(this::run);
  }

  /** Evaluates once before it returns, so that who sees the server open sees it ready. */
  void start() {
    loop.evaluateNow();
    thread.start();
  }

  private void run() {
    try {
      loop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    loop.stop();
    thread.interrupt();
    try {
      thread.join(STOP_MAX.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
