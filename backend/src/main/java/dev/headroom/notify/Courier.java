package dev.headroom.notify;

import dev.headroom.alerting.record.IncidentTimeline;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.notify.DeliveryReport.Try;
import dev.headroom.notify.OutboxStore.Backlog;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.notify.send.Sender;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one integration what is due: several incidents at a time, each incident's deliveries in
 * order and one after the other. It runs while there is something to send; else a commit, the end
 * of an attempt or an alarm wakes it.
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
  private final IncidentTimeline timeline = new IncidentTimeline();
  private final AtomicInteger wakings = new AtomicInteger();
  private final ReentrantLock working = new ReentrantLock();
  private final Condition idle = working.newCondition();
  private volatile Sender sender;
  private volatile boolean closed;
  private volatile @Nullable String failing;

  // Guarded by the lock.
  private final Ledger ledger;
  private final Set<String> underWay = new HashSet<>();
  private @Nullable Instant alarmAt;

  Courier(String integration, Sender sender, Tools tools) {
    this.integration = integration;
    this.sender = sender;
    this.tools = tools;
    this.ledger = new Ledger(tools.config().unwrittenMax());
  }

  /** Uses another sender from the next attempt on. */
  void use(Sender next) {
    sender = next;
  }

  /** Why the state database does not take what this courier does; empty while it does. */
  Optional<String> failing() {
    return Optional.ofNullable(failing);
  }

  /** Looks for work, now or as soon as what is being done is done. */
  void wake() {
    if (wakings.getAndIncrement() == 0) {
      try {
        tools.executor().execute(this::work);
      } catch (RejectedExecutionException stopped) {
        wakings.set(0);
      }
    }
  }

  /** Sends a delivery that could not be written; it is recorded when it has got its row. */
  void take(Delivery unwritten) {
    working.lock();
    try {
      if (!ledger.add(unwritten)) {
        tools.metrics().failed();
        LOG.error(
            "delivery {} to {} is not sent: it could not be written and {} such are kept already"
                + " (limit notifications.unwrittenMax)",
            unwritten.id(),
            integration,
            tools.config().unwrittenMax());
      }
    } finally {
      working.unlock();
    }
    wake();
  }

  /** Whether this integration hears of an incident by something that could not be written. */
  boolean tellsUnwritten(String incident) {
    working.lock();
    try {
      return ledger.knows(incident);
    } finally {
      working.unlock();
    }
  }

  /** Deliveries that could not be written yet, oldest first. */
  List<DeliveryReport> unwritten() {
    working.lock();
    try {
      return ledger.reports();
    } finally {
      working.unlock();
    }
  }

  private void work() {
    int seen;
    do {
      seen = wakings.get();
      working.lock();
      try {
        if (!closed) {
          dispatch();
        }
      } finally {
        working.unlock();
      }
    } while (!wakings.compareAndSet(seen, 0));
  }

  private interface DatabaseWork {
    void run() throws IOException;
  }

  /** Whatever the database cannot do, what is known in memory goes out. */
  private void dispatch() {
    List<Delivery> written = new ArrayList<>();
    boolean well = attempt(this::recordAll);
    well &= attempt(() -> written.addAll(written()));
    List<Delivery> next = new ArrayList<>(ledger.retries());
    next.addAll(written);
    well &= attempt(() -> next.addAll(unwrittenAfter(written)));
    next.forEach(this::startIfDue);
    well &= attempt(this::showBacklog);
    if (well && failing != null) {
      failing = null;
      LOG.info("deliveries to {} are recorded again", integration);
    }
  }

  private boolean attempt(DatabaseWork work) {
    try {
      work.run();
      return true;
    } catch (IOException | RuntimeException e) {
      // Nobody stands behind this thread: even a bug must not end deliveries for good.
      failed(e);
      return false;
    }
  }

  private void failed(Exception e) {
    tools.metrics().failed();
    if (failing == null) {
      failing = String.valueOf(e.getMessage());
      LOG.error("deliveries to {} cannot be read or recorded; trying again", integration, e);
    }
    wakeAt(tools.clock().instant().plus(AFTER_FAULT));
  }

  /** The next delivery of each incident that nothing is sent for, those due first. */
  private List<Delivery> written() throws IOException {
    Set<String> busy = new HashSet<>(underWay);
    ledger.retries().forEach(each -> busy.add(each.incident()));
    int limit = tools.config().atOnceMax() + 1;
    List<Delivery> rows =
        tools
            .database()
            .readFirst(handle -> store.next(handle, integration, ledger.ended(), busy, limit));
    boolean known = false;
    for (Delivery row : rows) {
      known |= ledger.adopt(row);
    }
    if (known) {
      recordAll();
      return written();
    }
    return rows;
  }

  /** What has no row goes out after all of the same incident that has one. */
  private List<Delivery> unwrittenAfter(List<Delivery> written) {
    if (!ledger.hasUnwritten()) {
      return List.of();
    }
    Set<String> earlier = new HashSet<>();
    written.forEach(each -> earlier.add(each.incident()));
    ledger.retries().forEach(each -> earlier.add(each.incident()));
    attempt(() ->
        earlier.addAll(
            tools
                .database()
                .readFirst(handle -> store.waiting(handle, integration, ledger.ended()))));
    return ledger.nextUnwritten().stream()
        .filter(each -> !earlier.contains(each.incident()))
        .toList();
  }

  private void startIfDue(Delivery next) {
    if (underWay.contains(next.incident())) {
      return;
    }
    if (!isDue(next)) {
      wakeAt(next.nextAttemptAt());
    } else if (underWay.size() < tools.config().atOnceMax() && !closed) {
      underWay.add(next.incident());
      tools.metrics().underWay(integration, underWay.size());
      try {
        tools.executor().execute(() -> send(next));
      } catch (RejectedExecutionException stopped) {
        underWay.remove(next.incident());
      }
    }
  }

  /** Due now, or due so late that the clock must have been set back since that was decided. */
  private boolean isDue(Delivery delivery) {
    Duration wait = Duration.between(tools.clock().instant(), delivery.nextAttemptAt());
    Duration longest = tools.config().retryAfterMax().plus(RetrySchedule.DELAY_MAX);
    return !wait.isPositive() || wait.compareTo(longest) > 0;
  }

  private void send(Delivery delivery) {
    Instant startedAt = tools.clock().instant();
    long started = tools.nanoTime().getAsLong();
    Attempt attempt = post(delivery);
    Duration took = Duration.ofNanos(tools.nanoTime().getAsLong() - started);
    Try made = new Try(startedAt, attempt.outcome(), attempt.httpStatus(), took, attempt.reason());
    settle(
        AttemptVerdict.of(delivery, made, attempt, tools.schedule(), tools.config().expireAfter()),
        attempt instanceof Attempt.Sent);
    wake();
  }

  private Attempt post(Delivery delivery) {
    try {
      return sender.send(delivery);
    } catch (RuntimeException bug) {
      // Its message may hold the address.
      String kind = bug.getClass().getName();
      LOG.error("delivery {} to {} could not be sent: {}", delivery.id(), integration, kind);
      return new Attempt.Retry(OptionalInt.empty(), "could not be sent: " + kind, Duration.ZERO);
    }
  }

  /** Closing cuts attempts short; that says nothing about the receiver. */
  private void settle(AttemptVerdict verdict, boolean sent) {
    working.lock();
    try {
      underWay.remove(verdict.delivery().incident());
      tools.metrics().underWay(integration, underWay.size());
      if (!closed || sent) {
        ledger.settled(verdict);
        tools.metrics().tried(integration, verdict.made().outcome());
      }
      if (closed) {
        attempt(this::recordAll);
      }
      idle.signalAll();
    } finally {
      working.unlock();
    }
  }

  /**
   * Writes down how attempts ended. What cannot be written is remembered, so that a full disk does
   * not make the same page go out again and again.
   */
  private void recordAll() throws IOException {
    for (AttemptVerdict verdict : ledger.unrecorded()) {
      tools.database().write(handle -> write(handle, verdict));
      ledger.recorded(verdict);
      if (verdict.status() != DeliveryStatus.PENDING) {
        Duration since = Duration.between(verdict.delivery().createdAt(), tools.clock().instant());
        tools.metrics().finished(integration, verdict.status(), since);
      }
      tools.listener().changed(verdict.delivery().incident());
    }
  }

  private boolean write(Handle handle, AttemptVerdict verdict) {
    boolean known = store.record(handle, verdict);
    if (known) {
      String incident = verdict.delivery().incident();
      verdict.entry().ifPresent(entry -> timeline.append(handle, incident, entry));
    }
    return known;
  }

  private void showBacklog() throws IOException {
    Backlog backlog = tools.database().readFirst(handle -> store.backlog(handle, integration));
    tools.metrics().backlog(integration, backlog, ledger.pendingUnwritten());
  }

  private void wakeAt(Instant at) {
    if (closed || (alarmAt != null && !alarmAt.isAfter(at))) {
      return;
    }
    alarmAt = at;
    Duration wait = Duration.between(tools.clock().instant(), at);
    tools.alarm().ring(wait.isNegative() ? Duration.ZERO : wait, () -> rung(at));
  }

  /** On the alarm's thread, which must not wait for the database. */
  private void rung(Instant at) {
    try {
      tools.executor().execute(() -> forget(at));
    } catch (RejectedExecutionException stopped) {
      LOG.debug("an alarm rang after the end");
    }
  }

  private void forget(Instant rung) {
    working.lock();
    try {
      if (rung.equals(alarmAt)) {
        alarmAt = null;
      }
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
      long left = time.toNanos();
      if (!working.tryLock(left, TimeUnit.NANOSECONDS)) {
        return false;
      }
      try {
        while (!underWay.isEmpty() && left > 0) {
          left = idle.awaitNanos(left);
        }
        return underWay.isEmpty();
      } finally {
        working.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
