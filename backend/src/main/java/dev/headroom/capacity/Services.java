package dev.headroom.capacity;

import dev.headroom.select.Selector;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Every declared service, in order of name.
 *
 * @param pageBudget of every service that has none of its own
 * @param pageBudgets of those that have, by name of the service
 */
public record Services(
    List<ServiceEntry> all, PageBudget pageBudget, Map<String, PageBudget> pageBudgets) {
  public static final Services NONE = new Services(List.of());

  public Services {
    all = all.stream().sorted(Comparator.comparing(ServiceEntry::name)).toList();
    pageBudgets = Map.copyOf(pageBudgets);
  }

  /** Services without any page budget. */
  public Services(List<ServiceEntry> all) {
    this(all, PageBudget.NONE, Map.of());
  }

  /**
   * Reads {@code services.yaml}. What is wrong is added to the problems; the answer is only good
   * for use if there are none. Without the file no service is declared.
   *
   * @throws IOException if the file is there but cannot be read
   */
  public static Services read(Path file, Problems problems) throws IOException {
    return ServicesReader.read(file, problems);
  }

  public Optional<ServiceEntry> find(String name) {
    return all.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** The page budget of a service, declared or not. */
  public PageBudget pageBudgetOf(String name) {
    return pageBudgets.getOrDefault(name, pageBudget);
  }

  /** Names of the services that say they need this one. */
  public List<String> dependentsOf(String name) {
    return all.stream()
        .filter(entry -> entry.dependencies().contains(name))
        .map(ServiceEntry::name)
        .toList();
  }

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

  /**
   * Where a service's load is counted.
   *
   * @param unit what one unit of load is: request, order, lookup
   * @param total counters whose growth is load, or distributions whose observations are
   * @param errors the part of it that failed, counted likewise
   * @param latency the distribution of how long a unit takes
   */
  public record LoadSource(
      String unit,
      Optional<Selector> total,
      Optional<Selector> errors,
      Optional<Latency> latency) {}

  /**
   * A distribution by name.
   *
   * @param match matchers in braces; empty without any
   */
  public record Latency(String metric, String match) {}
}
