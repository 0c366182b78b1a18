package dev.headroom.capacity;

import dev.headroom.select.Selector;
import java.util.Optional;

/**
 * Where a service's load is counted.
 *
 * @param unit what one unit of load is: request, order, lookup
 * @param total counters whose growth is load, or distributions whose observations are
 * @param errors the part of it that failed, counted likewise
 * @param latency the distribution of how long a unit takes
 */
public record LoadSource(
    String unit, Optional<Selector> total, Optional<Selector> errors, Optional<Latency> latency) {
  /**
   * A distribution by name.
   *
   * @param match matchers in braces; empty without any
   */
  public record Latency(String metric, String match) {}
}
