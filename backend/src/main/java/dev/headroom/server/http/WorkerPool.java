package dev.headroom.server.http;

import dev.headroom.config.Config.ThreadConfig;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * The threads that decode pushes: so many of the platform's and no more, with a bounded queue
 * before them. However long one of them computes, the operating system gives the others their turn.
 */
public final class WorkerPool implements Executor, AutoCloseable {
  private static final int IDLE_SECONDS_MAX = 30;
  private static final int CLOSE_SECONDS_MAX = 2;

  private final ThreadPoolExecutor threads;
  private final Counter refused;

  public WorkerPool(ThreadConfig config, CollectorRegistry registry) {
    threads =
        new ThreadPoolExecutor(
            config.decodingMax(),
            config.decodingMax(),
            IDLE_SECONDS_MAX,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(config.decodingWaitingMax()),
            Thread.ofPlatform().daemon().name("decode-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    refused =
        Counter.build("headroom_decoding_refused_total", "Pushes there was no thread for.")
            .register(registry);
    Gauge.build("headroom_decoding_busy", "Pushes being decoded.")
        .register(registry)
        .setChild(gauge(threads::getActiveCount));
    Gauge.build("headroom_decoding_busy_limit", "Most pushes decoded at once.")
        .register(registry)
        .set(config.decodingMax());
    Gauge.build("headroom_decoding_waiting", "Pushes waiting to be decoded.")
        .register(registry)
        .setChild(gauge(() -> threads.getQueue().size()));
    Gauge.build("headroom_decoding_waiting_limit", "Most pushes waiting to be decoded.")
        .register(registry)
        .set(config.decodingWaitingMax());
  }

  private static Gauge.Child gauge(DoubleSupplier value) {
    return new Gauge.Child() {
      @Override
      public double get() {
        return value.getAsDouble();
      }
    };
  }

  /**
   * Runs a piece of work when its turn comes.
   *
   * @throws RejectedExecutionException if too many wait already, or after closing
   */
  @Override
  public void execute(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException full) {
      refused.inc();
      throw full;
    }
  }

  /** Takes nothing more and waits a moment for what is under way. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
