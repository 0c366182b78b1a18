package dev.headroom.slo;

import dev.headroom.slo.count.CountReader.CountSeries;
import dev.headroom.slo.count.CountReader.SourcePresence;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Objective;
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
 * @param oldest time of the oldest event that is kept; empty before the first
 * @param sources whether they are there
 * @param recent the short windows of tiers that are not clear, in steps
 */
record ObjectiveSnapshot(
    Objective objective,
    Instant at,
    Map<Duration, Counts> windows,
    Optional<Instant> newest,
    long excess,
    Optional<Instant> since,
    Optional<Instant> oldest,
    SourcePresence sources,
    Map<Duration, CountSeries> recent) {
  private static final Duration EVER = Duration.ofDays(36_500);

  /**
   * How far back its events reach; without any it makes no difference. How long it has been loaded
   * says nothing of what happened.
   */
  Duration age() {
    return oldest.map(start -> Duration.between(start, at)).orElse(EVER);
  }

  ObjectiveSnapshot with(Map<Duration, CountSeries> steps) {
    return new ObjectiveSnapshot(
        objective, at, windows, newest, excess, since, oldest, sources, steps);
  }

  Counts over(Duration window) {
    Counts counts = windows.get(window);
    if (counts == null) {
      throw new IllegalArgumentException("window not read: " + window);
    }
    return counts;
  }
}
