package dev.headroom.server.wiring;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks each second whether who is held back from incidents still is, so that the end of a silence
 * pages also while no evaluation comes. What time it is is asked at every look: a clock that is set
 * neither delays nor repeats anything.
 */
final class MutingTimer implements AutoCloseable {
  private static final int SECONDS_BETWEEN = 1;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("silences").factory());

  private MutingTimer() {}

  static MutingTimer start(Runnable look) {
    MutingTimer timer = new MutingTimer();
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
