package dev.headroom.alerting.record;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Deletes resolved incidents that are too old or too many, now and then. */
public final class Pruning {
  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final int AT_ONCE_MAX = 500;

  private final Incidents incidents;
  private final Duration retention;
  private final int retainedMax;
  private final InstantSource clock;
  private Instant next = Instant.MIN;

  /**
   * @param retention age at which they are deleted
   * @param retainedMax how many may stay
   */
  public Pruning(Incidents incidents, Duration retention, int retainedMax, InstantSource clock) {
    this.incidents = incidents;
    this.retention = retention;
    this.retainedMax = retainedMax;
    this.clock = clock;
  }

  /** Whether it is time again. */
  public boolean isDue() {
    return !clock.instant().isBefore(next);
  }

  /**
   * Deletes a bounded number.
   *
   * @throws IOException if it cannot be done; it stays due
   */
  public void prune() throws IOException {
    Instant now = clock.instant();
    if (incidents.prune(now.minus(retention), retainedMax, AT_ONCE_MAX) < AT_ONCE_MAX) {
      next = now.plus(INTERVAL);
    }
  }
}
