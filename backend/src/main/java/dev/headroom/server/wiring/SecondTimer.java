package dev.headroom.server.wiring;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at something each second on a thread of its own, also while no evaluation comes: whether
 * who is held back from incidents still is, so that the end of a silence pages; whether we are
 * well. What time it is is asked at every look: a clock that is set neither delays nor repeats
 * anything.
 */
final class SecondTimer implements AutoCloseable {
  private static final int SECONDS_BETWEEN = 1;

  private final ScheduledExecutorService thread;

  private SecondTimer(String name) {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
  }

  /**
   * @param name of the thread
   */
  static SecondTimer start(String name, Runnable look) {
    SecondTimer timer = new SecondTimer(name);
    var _ =
        timer.thread.scheduleWithFixedDelay(
            () -> guarded(look), SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    return timer;
  }

  /** A scheduler swallows what its tasks throw; it must end the thread instead, and be seen. */
  private static void guarded(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException | Error broken) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
      throw broken;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
