package dev.headroom.slo;

import dev.headroom.slo.objective.Counts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one objective counted over a stretch of the past, in equal steps.
 *
 * @param from where the first step begins or would begin, on a slice boundary
 * @param step how long each step is, a whole number of slices; the last one may be cut
 * @param first when the oldest event that is kept happened, whatever stretch is asked for; empty
 *     before the first
 * @param points oldest first; there is none for a step before counting began, nor for one of which
 *     something is no longer kept
 */
public record History(Instant from, Duration step, Optional<Instant> first, List<Point> points) {
  public History {
    points = List.copyOf(points);
  }

  /**
   * One step.
   *
   * @param at where it begins
   * @param until where it ends; earlier than a step later for the last, which may be cut
   * @param counts of the step
   * @param remaining share left of the budget of the objective's window that ends where the step
   *     does, by what is known today: what an evaluation of that moment says. Empty where that
   *     window measured nothing or is no longer kept whole
   */
  public record Point(Instant at, Instant until, Counts counts, Optional<BigDecimal> remaining) {}
}
