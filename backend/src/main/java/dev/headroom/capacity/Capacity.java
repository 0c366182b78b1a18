package dev.headroom.capacity;

import dev.headroom.select.Selector;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a service has of whatever runs out first.
 *
 * @param name of it: workers, connections
 * @param used gauges that add up to what is in use
 * @param limit how much there is
 * @param planned utilisation up to which the promise is made, 0 to 1
 * @param knee utilisation where waiting begins to grow faster than load, 0 to 1
 */
public record Capacity(
    String name,
    Optional<Selector> used,
    double limit,
    OptionalDouble planned,
    OptionalDouble knee) {}
