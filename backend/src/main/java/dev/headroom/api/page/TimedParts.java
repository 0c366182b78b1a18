package dev.headroom.api.page;

import dev.headroom.api.http.Answers;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Parts of answers that may take so long and no longer. Safe for several threads. */
final class TimedParts {
  /** Parts that go on at once, those included that nobody waits for any more. */
  static final int PARTS_MAX = Answers.QUESTIONS_MAX;

  private final Executor threads;
  private final Semaphore places = new Semaphore(PARTS_MAX);
  private final Counter late;

  TimedParts(Executor threads, CollectorRegistry registry) {
    this.threads = threads;
    Gauge.build("headroom_api_parts_limit", "Most parts of answers with their own time at once.")
        .register(registry)
        .set(PARTS_MAX);
    this.late =
        Counter.build(
                "headroom_api_parts_late_total", "Parts of answers that took longer than they may.")
            .register(registry);
  }

  /**
   * Does a part of an answer. What is late goes on to its end, where nobody hears of it, and keeps
   * its place among {@value #PARTS_MAX}.
   *
   * @return empty if it was late, or so many are going on already
   */
  <T> Optional<T> within(Duration time, Callable<T> work) throws IOException {
    if (!places.tryAcquire()) {
      late.inc();
      return Optional.empty();
    }
    FutureTask<T> task = new FutureTask<>(work);
    threads.execute(() -> {
      try {
        task.run();
      } finally {
        places.release();
      }
    });
    try {
      return Optional.of(task.get(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      late.inc();
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw asThrown(e);
    }
  }

  /** What the work threw, as an environment's fault or a bug. */
  private static IOException asThrown(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RuntimeException bug -> throw bug;
      case IOException fault -> fault;
      case Error broken -> throw broken;
      case Throwable other -> new IOException(other);
      case null -> new IOException(failure);
    };
  }
}
