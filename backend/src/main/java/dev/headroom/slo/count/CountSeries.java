package dev.headroom.slo.count;

import dev.headroom.slo.objective.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A short window in steps.
 *
 * @param from where the first step begins
 * @param step how long each is; the last may be cut
 * @param steps oldest first
 */
public record CountSeries(Instant from, Duration step, List<Counts> steps) {
  public CountSeries {
    steps = List.copyOf(steps);
  }
}
