package dev.headroom.outside;

import dev.headroom.outside.record.OutsideAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Whose silence proves nothing: while we were down nobody could post, so that an alert of before
 * the start is not over until its sender has had time to say so.
 *
 * @param startedAt when posts began to be taken, to the millisecond
 * @param lasts how long senders have
 */
record StartGrace(Instant startedAt, Duration lasts) {
  static StartGrace from(Instant start, Duration lasts) {
    return new StartGrace(start.truncatedTo(ChronoUnit.MILLIS), lasts);
  }

  boolean holds(OutsideAlert alert, Instant at) {
    return alert.updatedAt().isBefore(startedAt) && at.isBefore(startedAt.plus(lasts));
  }
}
