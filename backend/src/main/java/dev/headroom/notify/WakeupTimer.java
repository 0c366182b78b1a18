package dev.headroom.notify;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs something later. */
@FunctionalInterface
interface WakeupTimer {
  void schedule(Duration delay, Runnable task);

  /** One that keeps time on a thread of its own; what it runs must be quick. */
  static WakeupTimer on(ScheduledExecutorService timer) {
    return (delay, task) -> {
      if (!timer.isShutdown()) {
        var _ = timer.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      }
    };
  }

  /** A timer swallows what its tasks throw; an error must end its thread instead, and be seen. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (Error broken) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
      throw broken;
    }
  }
}
