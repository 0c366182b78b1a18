package dev.headroom.notify;

import dev.headroom.notify.pace.Pace;
import dev.headroom.notify.pace.RetrySchedule;
import dev.headroom.notify.record.AttemptResult;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.RateLimit;
import dev.headroom.notify.send.Sender;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one integration what is due: several incidents at a time, each incident's deliveries in
 * order and one after the other. It runs while there is something to send; else a commit, the end
 * of an attempt or a timer wakes it.
 */
final class DeliveryWorker {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
  private static final Duration AFTER_FAULT = Duration.ofSeconds(1);

  private final String integration;
  private final Pace pace;
  private final DeliveryTools tools;
  private final Wakeup wakeup;
  private final AttemptRecorder recorder;
  private final DatabaseGuard database;
  private final AtomicInteger wakings = new AtomicInteger();
  private final ReentrantLock working = new ReentrantLock();
  private final Condition idle = working.newCondition();
  private volatile Sender sender = new MissingSender();
  private volatile boolean closed;

  // Guarded by the lock.
  private final Ledger ledger;
  private final Set<String> underWay = new HashSet<>();

  DeliveryWorker(String integration, Pace pace, DeliveryTools tools) {
    this.integration = integration;
    this.pace = pace;
    this.tools = tools;
    this.ledger = new Ledger(tools.config().unwrittenMax());
    this.recorder = new AttemptRecorder(integration, ledger, tools);
    this.database =
        new DatabaseGuard(
            integration, tools.metrics(), () -> wakeAt(tools.clock().instant().plus(AFTER_FAULT)));
    this.wakeup = new Wakeup(tools.clock(), tools.timer(), tools.executor(), this::wake);
  }

  /** Uses a sender, within a limit, from the next attempt on. */
  void use(Sender next, Optional<RateLimit> limit) {
    sender = next;
    pace.use(limit);
    tools.metrics().limit(integration, limit);
  }

  Pace pace() {
    return pace;
  }

  /** Why the state database does not take what this worker does; empty while it does. */
  Optional<String> failing() {
    return database.failing();
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

  /** Whatever the database cannot do, what is known in memory goes out. */
  private void dispatch() {
    List<Delivery> written = new ArrayList<>();
    boolean well = database.attempt(recorder::recordAll);
    well &= database.attempt(() -> written.addAll(written()));
    List<Delivery> next = new ArrayList<>(ledger.retries());
    next.addAll(written);
    well &= database.attempt(() -> next.addAll(unwrittenAfter(written)));
    boolean isHeld = !startAll(next);
    tools.metrics().pace(integration, pace.isProbing(), isHeld && pace.isOverRate());
    well &= database.attempt(recorder::showBacklog);
    if (well) {
      database.well();
    }
  }

  private boolean startAll(List<Delivery> next) {
    for (Delivery each : next) {
      if (!startIfDue(ledger.withReceipt(each))) {
        return false;
      }
    }
    return true;
  }

  /** The next delivery of each incident that nothing is sent for, those due first. */
  private List<Delivery> written() throws IOException {
    Set<String> busy = new HashSet<>(underWay);
    ledger.retries().forEach(each -> busy.add(each.incident()));
    int limit = tools.config().atOnceMax() + 1;
    List<Delivery> rows =
        tools
            .store()
            .readFirst(
                records -> records.deliveries().next(integration, ledger.ended(), busy, limit));
    boolean known = false;
    for (Delivery row : rows) {
      known |= ledger.adopt(row);
    }
    if (known) {
      recorder.recordAll();
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
    database.attempt(() ->
        earlier.addAll(
            tools
                .store()
                .readFirst(records ->
                    records.deliveries().pendingIncidents(integration, ledger.ended()))));
    return ledger.nextUnwritten().stream()
        .filter(each -> !earlier.contains(each.incident()))
        .toList();
  }

  /** False if it is due and the pace does not allow it: then nothing overtakes it. */
  private boolean startIfDue(Delivery next) {
    if (underWay.contains(next.incident())) {
      return true;
    }
    if (!isDue(next)) {
      wakeAt(next.nextAttemptAt());
    } else if (underWay.size() < tools.config().atOnceMax() && !closed) {
      Instant now = tools.clock().instant();
      Duration wait = pace.start(next, now);
      if (!wait.isZero()) {
        wakeAt(now.plus(wait));
        return false;
      }
      start(next);
    }
    return true;
  }

  private void start(Delivery next) {
    underWay.add(next.incident());
    tools.metrics().underWay(integration, underWay.size());
    try {
      tools.executor().execute(() -> send(next));
    } catch (RejectedExecutionException stopped) {
      underWay.remove(next.incident());
    }
  }

  /** Due now, or due so late that the clock must have been set back since that was decided. */
  private boolean isDue(Delivery delivery) {
    Duration wait = Duration.between(tools.clock().instant(), delivery.nextAttemptAt());
    Duration longest = tools.config().retryAfterMax().plus(RetrySchedule.DELAY_MAX);
    return !wait.isPositive() || wait.compareTo(longest) > 0;
  }

  private void send(Delivery delivery) {
    settle(tools.attempts().attempt(delivery, sender));
    wake();
  }

  /** Closing cuts attempts short; that says nothing about the receiver. */
  private void settle(AttemptResult result) {
    working.lock();
    try {
      underWay.remove(result.delivery().incident());
      tools.metrics().underWay(integration, underWay.size());
      if (!closed || result.status() == DeliveryStatus.SENT) {
        ledger.settled(result);
        pace.settled(result, tools.clock().instant());
        tools.metrics().tried(integration, result.made().outcome());
      }
      if (closed) {
        database.attempt(recorder::recordAll);
      }
      idle.signalAll();
    } finally {
      working.unlock();
    }
  }

  private void wakeAt(Instant at) {
    if (!closed) {
      wakeup.at(at);
    }
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
