package dev.headroom.watch.heartbeat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a heartbeat stands at a moment.
 *
 * @param lastAt when the last beat came, before the last start as well; empty if none ever has
 * @param beats how many have come
 * @param missedAt when it is missed unless a beat comes; in the past where it is
 */
public record HeartbeatStatus(
    HeartbeatRule rule, BeatState state, Optional<Instant> lastAt, long beats, Instant missedAt) {
  /** From good to bad, and what cannot be told yet. */
  public enum BeatState {
    /** The last beat came within the interval. */
    OK,
    /** The interval has passed, the grace has not. */
    LATE,
    /** No beat came within interval and grace. */
    MISSED,
    /** None has come since it was declared, or since the start, and it is not missed yet. */
    WAITING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
