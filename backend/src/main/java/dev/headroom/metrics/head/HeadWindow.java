package dev.headroom.metrics.head;

import dev.headroom.model.Labels;
import java.time.Instant;

/**
 * The stretch of event time that is kept. Its clock is the newest arrival of a push, so it is a
 * function of the log.
 */
final class HeadWindow {
  /** Memory pressure never takes the newest of this. */
  static final long KEPT_MIN_MILLIS = 600_000;

  private static final long MINUTE_MILLIS = 60_000;

  private final long lengthMillis;
  private final long futureMillis;
  private volatile long nowMillis;
  private volatile long cutMillis = Long.MIN_VALUE;
  private long receivedAtMillis;

  HeadWindow(HeadConfig config) {
    this.lengthMillis = config.window().toMillis();
    this.futureMillis = config.futureMax().toMillis();
  }

  /** Notes that a push arrived; true if a new minute has begun with it. */
  boolean advance(long arrivedMillis) {
    receivedAtMillis = arrivedMillis;
    long before = nowMillis;
    nowMillis = Math.max(before, arrivedMillis);
    return nowMillis / MINUTE_MILLIS > before / MINUTE_MILLIS;
  }

  /** Whether a point's time can be taken. */
  boolean holds(long millis) {
    return millis <= receivedAtMillis + futureMillis && millis >= startMillis();
  }

  /** Whether a point's time can be taken; if not, says why. */
  boolean takes(Labels labels, long millis, AppliedPoints applied) {
    return takes(labels, millis, 1, applied);
  }

  /** The same for several points of one time. */
  boolean takes(Labels labels, long millis, long points, AppliedPoints applied) {
    if (holds(millis)) {
      return true;
    }
    if (millis < startMillis()) {
      applied.reject(
          "too_old",
          points,
          () ->
              "%s at %s is before the window, which starts at %s (%s)"
                  .formatted(
                      labels,
                      Instant.ofEpochMilli(millis),
                      Instant.ofEpochMilli(startMillis()),
                      cutMillis > timeStartMillis() ? "metrics.bytesMax" : "metrics.window"));
    } else {
      applied.reject(
          "too_far_in_future",
          points,
          () ->
              "%s at %s is more than %s s ahead of its arrival at %s (metrics.futureMax)"
                  .formatted(
                      labels,
                      Instant.ofEpochMilli(millis),
                      futureMillis / 1000,
                      Instant.ofEpochMilli(receivedAtMillis)));
    }
    return false;
  }

  /** Makes the window start later, for want of memory. */
  void cut(long millis) {
    cutMillis = Math.max(cutMillis, Math.min(millis, nowMillis - KEPT_MIN_MILLIS));
  }

  /** Where the window starts by time alone. */
  long timeStartMillis() {
    return nowMillis - lengthMillis;
  }

  /** Where it starts in effect. */
  long startMillis() {
    return Math.max(timeStartMillis(), cutMillis);
  }

  long nowMillis() {
    return nowMillis;
  }

  /** When the push at hand arrived. */
  long arrivedMillis() {
    return receivedAtMillis;
  }

  long cutMillis() {
    return cutMillis;
  }

  void restore(long now, long cut) {
    nowMillis = now;
    cutMillis = cut;
  }
}
