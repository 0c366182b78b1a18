package dev.headroom.notify.pace;

import dev.headroom.notify.record.AttemptResult;
import dev.headroom.notify.send.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spares a receiver that is down. Once attempts for some incidents in a row had no answer, or one
 * of 5xx, the circuit is open: one delivery at a time finds out whether the receiver is back. Any
 * other answer closes it. One incident alone never opens it, for it may be its own delivery that
 * the receiver cannot bear, and others must not wait for that. Not for several threads.
 */
final class Circuit {
  /** Incidents whose attempts failed in a row that open it. */
  static final int INCIDENTS = 5;

  /** The last step of the schedule that probes use: 15 s, so that nobody waits long for them. */
  private static final int STEP_MAX = 5;

  private static final Duration WAIT_MAX = Duration.ofMillis(16_500);
  private static final int SERVER_ERROR = 500;

  private final RetrySchedule schedule;
  private final Set<String> failing = new HashSet<>();
  private @Nullable String probe;
  private int step;
  private Instant next = Instant.MIN;

  Circuit(RetrySchedule schedule) {
    this.schedule = schedule;
  }

  boolean isOpen() {
    return failing.size() >= INCIDENTS;
  }

  /** How long nothing may be started; zero if something may. */
  Duration wait(Instant now) {
    if (!isOpen()) {
      return Duration.ZERO;
    }
    if (probe != null) {
      // Its end will say more; this is only for looking again.
      return WAIT_MAX;
    }
    if (!next.isAfter(now)) {
      return Duration.ZERO;
    }
    Duration wait = Duration.between(now, next);
    // Longer it can only be for a clock that was set back.
    return wait.compareTo(WAIT_MAX) > 0 ? Duration.ZERO : wait;
  }

  /** An attempt begins that {@link #wait} allows. */
  void started(Delivery delivery) {
    if (isOpen()) {
      probe = delivery.id();
    }
  }

  /** An attempt has ended. */
  void settled(AttemptResult result, Instant now) {
    if (!isFailure(result)) {
      close();
      return;
    }
    boolean opens = !isOpen() && failing.add(result.delivery().incident()) && isOpen();
    // Those that began before it opened tell nothing new.
    boolean probed = result.delivery().id().equals(probe);
    if (opens || probed) {
      probe = null;
      step = opens ? 1 : Math.min(step + 1, STEP_MAX);
      next = now.plus(schedule.delay(step, Duration.ZERO));
    }
  }

  private static boolean isFailure(AttemptResult result) {
    return result.made().outcome().equals("retry")
        && result.made().httpStatus().orElse(SERVER_ERROR) >= SERVER_ERROR;
  }

  /** As if nothing had failed. */
  void close() {
    failing.clear();
    probe = null;
  }
}
