package dev.headroom.capacity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A service as it is declared.
 *
 * @param tier 1 is the most important
 * @param description may be empty
 * @param dependencies names of what it needs; not all of them need to be declared
 */
public record ServiceEntry(
    String name,
    String owner,
    OptionalInt tier,
    String description,
    List<String> dependencies,
    Optional<LoadSource> load,
    Optional<Capacity> capacity) {
  public ServiceEntry {
    dependencies = List.copyOf(dependencies);
  }
}
