package dev.headroom.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one objective counted over a stretch of the past, in equal steps.
 *
 * @param from where the first step begins, on a slice boundary
 * @param step how long each step is, a whole number of slices; the last one may be cut
 * @param counts of each step, oldest first; nothing where it is too long ago
 */
public record History(Objective objective, Instant from, Duration step, List<Counts> counts) {
  public History {
    counts = List.copyOf(counts);
  }

  static History of(Objective objective, SliceCounts.Steps steps) {
    Indicator.Side side = objective.indicator().counted();
    return new History(
        objective,
        Instant.ofEpochMilli(steps.fromMillis()),
        Duration.ofMillis(steps.stepMillis()),
        steps.tallies().stream().map(tally -> tally.judged(side)).toList());
  }
}
