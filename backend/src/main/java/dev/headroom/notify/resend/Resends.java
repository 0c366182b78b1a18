package dev.headroom.notify.resend;

import dev.headroom.notify.record.NotifyRecords;
import dev.headroom.notify.send.ResendingSender;
import dev.headroom.storage.StateStore;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Each minute, each receiver that forgets is told how the incidents stand that it was told of:
 * those that are not resolved, and for a quarter of an hour those that are. One that does not
 * answer holds up no other one.
 */
public final class Resends implements AutoCloseable {
  /** How often; alerts are posted to end four times as long after. */
  public static final Duration INTERVAL = Duration.ofMinutes(1);

  private final StateStore<? extends NotifyRecords> store;
  private final InstantSource clock;
  private final Executor threads;
  private final ResendMetrics metrics;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("notify-resend").factory());
  private volatile Map<String, ResendTarget> targets = Map.of();

  /**
   * Resends nothing before it is {@link #start started} or told to.
   *
   * @param threads on which receivers are told, each on one at a time
   */
  public Resends(
      StateStore<? extends NotifyRecords> store,
      InstantSource clock,
      Executor threads,
      CollectorRegistry registry) {
    this.store = store;
    this.clock = clock;
    this.threads = threads;
    this.metrics = new ResendMetrics(registry);
  }

  /** Begins to resend each minute. */
  public Resends start() {
    long every = INTERVAL.toMillis();
    var _ = timer.scheduleAtFixedRate(this::resend, every, every, TimeUnit.MILLISECONDS);
    return this;
  }

  /**
   * These are told again from now on, and no others. Called by one thread at a time.
   *
   * @param senders by the integration's id
   */
  public void to(Map<String, ResendingSender> senders) {
    Map<String, ResendTarget> next = new HashMap<>();
    senders.forEach((id, sender) -> next.put(id, new ResendTarget(id, sender, store, metrics)));
    targets.keySet().stream().filter(id -> !next.containsKey(id)).forEach(metrics::forget);
    targets = Map.copyOf(next);
  }

  /** Tells all of them once, but for those that are still being told. */
  public void resend() {
    targets.values().forEach(each -> threads.execute(() -> each.resend(clock.instant())));
  }

  @Override
  public void close() {
    timer.shutdownNow();
    targets = Map.of();
  }
}
