package dev.headroom.ingest.decode;

import dev.headroom.model.Rejection;
import java.time.Instant;
import java.util.Optional;

/**
 * Which times a push may tell, seen from the moment it arrived.
 *
 * @param oldestMillis the earliest, milliseconds since the epoch
 * @param newestMillis the latest
 */
public record TimeBounds(long oldestMillis, long newestMillis) {
  public static TimeBounds around(long receivedAtMillis, DecodeLimits limits) {
    return new TimeBounds(
        Math.max(1, receivedAtMillis - limits.ageMax().toMillis()),
        receivedAtMillis + limits.futureMax().toMillis());
  }

  public boolean hold(long millis) {
    return oldestMillis <= millis && millis <= newestMillis;
  }

  /**
   * Why a time can't be taken; empty if it is within the bounds.
   *
   * @param points how many points are lost with it
   * @param whose what the time belongs to, for people
   */
  public Optional<Rejection> refuse(long millis, long points, String whose) {
    return hold(millis) ? Optional.empty() : Optional.of(outside(millis, points, whose));
  }

  private Rejection outside(long millis, long points, String whose) {
    return millis < oldestMillis
        ? new Rejection(
            "too_old",
            points,
            whose
                + ": "
                + at(millis)
                + " lies before "
                + at(oldestMillis)
                + " (ingest.limits.ageMax)")
        : new Rejection(
            "too_far_in_future",
            points,
            whose
                + ": "
                + at(millis)
                + " lies after "
                + at(newestMillis)
                + " (ingest.limits.futureMax)");
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
