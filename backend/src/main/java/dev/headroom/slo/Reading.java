package dev.headroom.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What an objective's counts say at one moment: all an evaluation needs.
 *
 * @param windows events of the objective's window and of every window its tiers look at
 * @param newest time of the newest event; empty if there was none yet
 * @param excess how far the counted side exceeds the total over the objective's window
 * @param since when counting by the objective's definition began; empty if it has not yet
 * @param begun when counting began or, if earlier, time of the oldest event; empty before both
 * @param watching whether its sources are there
 */
record Reading(
    Objective objective,
    Instant at,
    Map<Duration, Counts> windows,
    Optional<Instant> newest,
    long excess,
    Optional<Instant> since,
    Optional<Instant> begun,
    Watching watching) {
  Counts over(Duration window) {
    Counts counts = windows.get(window);
    if (counts == null) {
      throw new IllegalArgumentException("window not read: " + window);
    }
    return counts;
  }
}
