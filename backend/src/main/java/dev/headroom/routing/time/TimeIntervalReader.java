package dev.headroom.routing.time;

import dev.headroom.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the time intervals of a {@code routing.yaml}, and which of them a route names. */
public final class TimeIntervalReader {
  private static final String ENTRIES = "time_intervals";

  /** The older name of the same list comes second. */
  public static final List<String> KEYS = List.of(ENTRIES, "mute_time_intervals");

  private final Map<String, TimeInterval> byName = new LinkedHashMap<>();

  private TimeIntervalReader() {}

  /** Reads those of a file; a name that is there twice is a problem. */
  public static TimeIntervalReader of(YamlNode document) {
    TimeIntervalReader reader = new TimeIntervalReader();
    for (String key : KEYS) {
      document.find(key).map(YamlNode::items).orElse(List.of()).forEach(reader::add);
    }
    return reader;
  }

  private void add(YamlNode node) {
    node.onlyKeys(Set.of("name", ENTRIES));
    String name = node.requireText("name");
    List<TimePeriod> periods =
        node.find(ENTRIES).map(YamlNode::items).orElse(List.of()).stream()
            .map(TimePeriodReader::read)
            .toList();
    if (byName.put(name, new TimeInterval(name, periods)) != null) {
      node.problem("time interval " + name + " is there twice");
    }
  }

  /**
   * When a route tells nobody, by the intervals it names; a name that is not there is a problem.
   */
  public RouteHours hours(YamlNode route) {
    return new RouteHours(named(route, RouteHours.MUTE_KEY), named(route, RouteHours.ACTIVE_KEY));
  }

  private List<TimeInterval> named(YamlNode route, String key) {
    return route.find(key).map(YamlNode::items).orElse(List.of()).stream()
        .flatMap(node -> find(node).stream())
        .toList();
  }

  private Optional<TimeInterval> find(YamlNode name) {
    Optional<TimeInterval> found = Optional.ofNullable(byName.get(name.text()));
    if (found.isEmpty()) {
      name.problem("unknown time interval " + name.text());
    }
    return found;
  }
}
