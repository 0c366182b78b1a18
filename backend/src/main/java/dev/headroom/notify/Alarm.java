package dev.headroom.notify;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs something later. */
@FunctionalInterface
interface Alarm {
  void ring(Duration after, Runnable task);

  /** One that keeps time with the system and hands what is due to an executor. */
  static Alarm on(Executor executor) {
    return (after, task) ->
        CompletableFuture.delayedExecutor(after.toNanos(), TimeUnit.NANOSECONDS, executor)
            .execute(task);
  }
}
