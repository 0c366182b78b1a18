package dev.headroom.notify;

import dev.headroom.alerting.Timeline;
import dev.headroom.notify.DeliveryReport.Try;
import dev.headroom.notify.OutboxStore.Backlog;
import dev.headroom.state.StateDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one integration what is due, one delivery at a time. It runs while there is something to
 * send; else a commit or an alarm wakes it.
 */
final class Courier {
  /** What all couriers share. */
  record Tools(
      StateDatabase database,
      NotifyConfig config,
      RetrySchedule schedule,
      InstantSource clock,
      LongSupplier nanoTime,
      Executor executor,
      Alarm alarm,
      DeliveryListener listener,
      NotifyMetrics metrics) {}

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration AFTER_FAULT = Duration.ofSeconds(1);

  private final String integration;
  private final Tools tools;
  private final OutboxStore store = new OutboxStore();
  private final Timeline timeline = new Timeline();
  private final AtomicInteger wakings = new AtomicInteger();
  private final ReentrantLock working = new ReentrantLock();
  private volatile Sender sender;
  private volatile boolean closed;

  // Guarded by the lock.
  private @Nullable Verdict unrecorded;
  private @Nullable Instant alarmAt;
  private boolean failing;

  Courier(String integration, Sender sender, Tools tools) {
    this.integration = integration;
    this.sender = sender;
    this.tools = tools;
  }

  /** Uses another sender from the next attempt on. */
  void use(Sender next) {
    sender = next;
  }

  /** Looks for work, now or as soon as what is being done is done. */
  void wake() {
    if (wakings.getAndIncrement() == 0) {
      tools.executor().execute(this::work);
    }
  }

  private void work() {
    int seen;
    do {
      seen = wakings.get();
      working.lock();
      try {
        sendWhatIsDue();
      } finally {
        working.unlock();
      }
    } while (!wakings.compareAndSet(seen, 0));
  }

  private void sendWhatIsDue() {
    if (closed) {
      return;
    }
    try {
      while (!closed) {
        recordLast();
        Optional<Delivery> next = tools.database().read(handle -> store.next(handle, integration));
        if (next.isEmpty() || !isDue(next.get())) {
          next.ifPresent(waiting -> wakeAt(waiting.nextAttemptAt()));
          break;
        }
        attempt(next.get());
      }
      showBacklog();
      if (failing) {
        failing = false;
        LOG.info("deliveries to {} go on", integration);
      }
    } catch (IOException | RuntimeException e) {
      // Nobody stands behind this thread: even a bug must not end deliveries for good.
      failed(e);
    }
  }

  private void failed(Exception e) {
    tools.metrics().failed();
    if (!failing) {
      failing = true;
      LOG.error("deliveries to {} are held up; trying again", integration, e);
    }
    wakeAt(tools.clock().instant().plus(AFTER_FAULT));
  }

  /** Due now, or due so late that the clock must have been set back since that was decided. */
  private boolean isDue(Delivery delivery) {
    Duration wait = Duration.between(tools.clock().instant(), delivery.nextAttemptAt());
    Duration longest = tools.config().retryAfterMax().plus(RetrySchedule.DELAY_MAX);
    return !wait.isPositive() || wait.compareTo(longest) > 0;
  }

  private void attempt(Delivery delivery) throws IOException {
    Instant startedAt = tools.clock().instant();
    long started = tools.nanoTime().getAsLong();
    Attempt attempt = sender.send(delivery);
    if (closed && !(attempt instanceof Attempt.Sent)) {
      // Closing cut it short; that says nothing about the receiver.
      return;
    }
    Duration took = Duration.ofNanos(tools.nanoTime().getAsLong() - started);
    Try made = new Try(startedAt, attempt.outcome(), attempt.httpStatus(), took, attempt.reason());
    unrecorded =
        Verdict.of(delivery, made, attempt, tools.schedule(), tools.config().expireAfter());
    tools.metrics().tried(integration, made.outcome());
    recordLast();
  }

  /**
   * Writes down the last attempt, unless that is done. While it cannot be written nothing else is
   * sent, so that a full disk does not make the same page go out again and again.
   */
  private void recordLast() throws IOException {
    Verdict verdict = unrecorded;
    if (verdict == null) {
      return;
    }
    Delivery delivery = verdict.delivery();
    tools.database().write(handle -> write(handle, verdict));
    unrecorded = null;
    if (verdict.status() != DeliveryStatus.PENDING) {
      Duration since = Duration.between(delivery.createdAt(), tools.clock().instant());
      tools.metrics().finished(integration, verdict.status(), since);
    }
    tools.listener().changed(delivery.incident());
  }

  private boolean write(Handle handle, Verdict verdict) {
    boolean known = store.record(handle, verdict);
    if (known) {
      String incident = verdict.delivery().incident();
      verdict.entry().ifPresent(entry -> timeline.append(handle, incident, entry));
    }
    return known;
  }

  private void showBacklog() throws IOException {
    Backlog backlog = tools.database().read(handle -> store.backlog(handle, integration));
    tools.metrics().backlog(integration, backlog);
  }

  private void wakeAt(Instant at) {
    if (closed || (alarmAt != null && !alarmAt.isAfter(at))) {
      return;
    }
    alarmAt = at;
    Duration wait = Duration.between(tools.clock().instant(), at);
    tools.alarm().ring(wait.isNegative() ? Duration.ZERO : wait, this::rung);
  }

  private void rung() {
    working.lock();
    try {
      alarmAt = null;
    } finally {
      working.unlock();
    }
    wake();
  }

  /** Starts nothing more. */
  void close() {
    closed = true;
  }

  /** Whether what was under way has ended within the time. */
  boolean awaitIdle(Duration time) {
    try {
      boolean idle = working.tryLock(time.toNanos(), TimeUnit.NANOSECONDS);
      if (idle) {
        working.unlock();
      }
      return idle;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
