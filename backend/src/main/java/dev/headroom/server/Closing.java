package dev.headroom.server;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was opened, closed in reverse; one that fails to close does not keep the others open. Parts
 * may be added by any thread; one that comes after the end is closed at once.
 */
final class Closing implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Closing.class);

  private final Deque<Step> steps = new ArrayDeque<>();
  private boolean closed;

  /** Closes one thing. */
  @FunctionalInterface
  interface Action {
    void close() throws IOException;
  }

  private record Step(String name, Action action) {
    void run() {
      try {
        action.close();
      } catch (IOException | RuntimeException e) {
        log.error("{} did not close cleanly", name, e);
      }
    }
  }

  void add(String name, Action action) {
    Step step = new Step(name, action);
    if (!kept(step)) {
      step.run();
    }
  }

  @Override
  public void close() {
    for (Step step = next(); step != null; step = next()) {
      step.run();
    }
  }

  private synchronized boolean kept(Step step) {
    if (!closed) {
      steps.push(step);
    }
    return !closed;
  }

  private synchronized @Nullable Step next() {
    closed = true;
    return steps.poll();
  }
}
