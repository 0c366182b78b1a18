package dev.headroom.notify.send;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Holds what blocks to the deadline of a request, for senders whose library knows none.
 *
 * @param threads what blocks runs here
 * @param deadline for one attempt as a whole
 */
public record CallBounds(Executor threads, Duration deadline) {
  /**
   * What a call answers; empty if it was cut off, because the deadline has passed or everything
   * ends. A call that throws is a bug, and throws here.
   *
   * @param cut makes the call end soon
   */
  public <T> Optional<T> within(Supplier<T> call, Runnable cut) {
    CompletableFuture<T> answer = CompletableFuture.supplyAsync(call, threads);
    try {
      return Optional.of(answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException bug) {
      throw new IllegalStateException(bug.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      cut.run();
    }
  }
}
