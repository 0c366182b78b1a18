package dev.headroom.server.wiring;

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
final class Closer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Closer.class);

  private final Deque<Part> parts = new ArrayDeque<>();
  private boolean closed;

  /** Closes one thing. */
  @FunctionalInterface
  interface Action {
    void close() throws IOException;
  }

  private record Part(String name, Action action) {
    void close() {
      try {
        action.close();
      } catch (IOException | RuntimeException e) {
        log.error("{} did not close cleanly", name, e);
      }
    }
  }

  /** Adds a part that is open; its name is for the log. */
  void add(String name, Action action) {
    Part part = new Part(name, action);
    if (!keep(part)) {
      part.close();
    }
  }

  @Override
  public void close() {
    for (Part part = next(); part != null; part = next()) {
      part.close();
    }
  }

  private synchronized boolean keep(Part part) {
    if (!closed) {
      parts.push(part);
    }
    return !closed;
  }

  private synchronized @Nullable Part next() {
    closed = true;
    return parts.poll();
  }
}
