package dev.headroom.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The next moment at which a worker has to look for work by itself. Safe for any thread. */
final class Wakeup {
  private static final Logger LOG = LoggerFactory.getLogger(Wakeup.class);

  private final InstantSource clock;
  private final WakeupTimer timer;
  private final Executor executor;
  private final Runnable wake;
  private @Nullable Instant next;

  /**
   * @param executor runs what follows: the timer's thread must not wait for the database
   * @param wake makes the worker look for work
   */
  Wakeup(InstantSource clock, WakeupTimer timer, Executor executor, Runnable wake) {
    this.clock = clock;
    this.timer = timer;
    this.executor = executor;
    this.wake = wake;
  }

  /** Wakes at a moment, at once if it is over, unless it wakes before that anyway. */
  void at(Instant moment) {
    synchronized (this) {
      if (next != null && !next.isAfter(moment)) {
        return;
      }
      next = moment;
    }
    Duration wait = Duration.between(clock.instant(), moment);
    timer.schedule(wait.isNegative() ? Duration.ZERO : wait, () -> rung(moment));
  }

  private void rung(Instant moment) {
    try {
      executor.execute(() -> {
        forget(moment);
        wake.run();
      });
    } catch (RejectedExecutionException stopped) {
      LOG.debug("a timer rang after the end");
    }
  }

  private synchronized void forget(Instant moment) {
    if (moment.equals(next)) {
      next = null;
    }
  }
}
