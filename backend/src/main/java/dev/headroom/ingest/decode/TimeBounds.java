package dev.headroom.ingest.decode;

import dev.headroom.model.Rejection;
import java.time.Instant;

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

  /** Why a time that is not within the bounds was not taken. */
  public Rejection refuse(long millis, long points, String whose) {
    return millis < oldestMillis
        ? new Rejection(
            "too_old",
            points,
            whose + ": " + at(millis) + " lies before " + at(oldestMillis) + " (ageMax)")
        : new Rejection(
            "too_far_in_future",
            points,
            whose + ": " + at(millis) + " lies after " + at(newestMillis) + " (futureMax)");
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
