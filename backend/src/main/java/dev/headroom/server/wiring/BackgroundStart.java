package dev.headroom.server.wiring;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A part that opens on a thread of its own while others do, because it needs none of them: most of
 * a start is loading classes, and that can be shared between cores.
 */
final class BackgroundStart<T> {
  private final FutureTask<T> task;

  private BackgroundStart(FutureTask<T> task) {
    this.task = task;
  }

  /** How a part is opened. */
  @FunctionalInterface
  interface Opener<T> {
    T open() throws IOException;
  }

  static <T> BackgroundStart<T> begin(String part, Opener<T> opener) {
    FutureTask<T> task = new FutureTask<>(opener::open);
    Thread.ofPlatform().name("open " + part).daemon().start(task);
    return new BackgroundStart<>(task);
  }

  /**
   * Waits for the part.
   *
   * @throws IOException what kept it from opening
   */
  T await() throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      Throwable kept = e.getCause();
      if (kept instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("a mistake while opening", kept);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while opening");
    }
  }
}
