package dev.headroom.server;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, closed in reverse; one that fails to close does not keep the others open. */
final class Closing implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Closing.class);

  private final Deque<Step> steps = new ArrayDeque<>();

  /** Closes one thing. */
  @FunctionalInterface
  interface Action {
    void close() throws IOException;
  }

  private record Step(String name, Action action) {}

  void add(String name, Action action) {
    steps.push(new Step(name, action));
  }

  @Override
  public void close() {
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      try {
        step.action().close();
      } catch (IOException | RuntimeException e) {
        log.error("{} did not close cleanly", step.name(), e);
      }
    }
  }
}
