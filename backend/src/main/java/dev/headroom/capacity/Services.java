package dev.headroom.capacity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every declared service, in order of name. */
public record Services(List<ServiceEntry> all) {
  public static final Services NONE = new Services(List.of());

  public Services {
    all = all.stream().sorted(Comparator.comparing(ServiceEntry::name)).toList();
  }

  public Optional<ServiceEntry> find(String name) {
    return all.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** Names of the services that say they need this one. */
  public List<String> dependentsOf(String name) {
    return all.stream()
        .filter(entry -> entry.dependencies().contains(name))
        .map(ServiceEntry::name)
        .toList();
  }
}
