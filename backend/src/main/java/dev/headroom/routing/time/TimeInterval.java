package dev.headroom.routing.time;

import java.time.Instant;
import java.util.List;

/**
 * A time that has a name, in Alertmanager's sense.
 *
 * @param periods a moment lies in it if it lies in one of these; never in one that has none
 */
record TimeInterval(String name, List<TimePeriod> periods) {
  TimeInterval {
    periods = List.copyOf(periods);
  }

  /** Whether a moment lies in it. */
  boolean contains(Instant moment) {
    return periods.stream().anyMatch(period -> period.contains(moment));
  }
}
