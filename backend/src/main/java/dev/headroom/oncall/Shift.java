package dev.headroom.oncall;

import java.time.Instant;

/**
 * Somebody is on call.
 *
 * @param end not part of it
 */
record Shift(String who, Instant start, Instant end) {
  boolean contains(Instant moment) {
    return !moment.isBefore(start) && moment.isBefore(end);
  }
}
