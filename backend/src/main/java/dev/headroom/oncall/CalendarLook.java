package dev.headroom.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one calendar, on another thread and one look at a time: one that is late keeps nobody
 * else waiting, and is asked for what it found when it is done. Itself for one thread.
 */
final class CalendarLook {
  private static final Logger LOG = LoggerFactory.getLogger(CalendarLook.class);
  private static final String TOO_LONG = "it takes too long to be read";

  private final Executor threads;
  private final Duration patience;
  private final Supplier<HeldCalendar> open;
  private Optional<HeldCalendar> held = Optional.empty();
  private Optional<CompletableFuture<OnCallNow>> running = Optional.empty();
  private boolean late;
  private OnCallNow last;

  /**
   * @param open reads the last good copy
   * @param patience for one look, once
   */
  CalendarLook(String name, Supplier<HeldCalendar> open, Executor threads, Duration patience) {
    this.patience = patience;
    this.threads = threads;
    this.open = open;
    this.last = new OnCallNow(name, List.of(), Optional.empty(), Optional.empty());
  }

  /** Does nothing while the last look is not done, and when all is to end. */
  void start(Instant now) {
    if (running.isEmpty() && !Thread.currentThread().isInterrupted()) {
      running = Optional.of(CompletableFuture.supplyAsync(() -> look(now), threads));
    }
  }

  /** One look follows the other, so that what the first one wrote is seen by the next. */
  private OnCallNow look(Instant now) {
    HeldCalendar calendar = held.orElseGet(open);
    held = Optional.of(calendar);
    return calendar.look(now);
  }

  /** What the look found; what the last one did if it is late, which is not waited for again. */
  OnCallNow found() {
    if (running.isEmpty() || (late && !running.get().isDone())) {
      return last;
    }
    try {
      last = inTime(running.get());
      late = false;
      running = Optional.empty();
    } catch (TimeoutException e) {
      isLate();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return last;
  }

  private OnCallNow inTime(CompletableFuture<OnCallNow> look)
      throws TimeoutException, InterruptedException {
    try {
      return look.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  private void isLate() {
    if (!late) {
      LOG.warn("calendar {}: {}; what was known stays in use", last.calendar(), TOO_LONG);
    }
    late = true;
    last = new OnCallNow(last.calendar(), last.people(), last.fetchedAt(), Optional.of(TOO_LONG));
  }
}
