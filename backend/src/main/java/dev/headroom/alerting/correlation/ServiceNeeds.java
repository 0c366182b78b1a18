package dev.headroom.alerting.correlation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each service needs, directly or through others. Services may need each other in a circle,
 * and may need what nobody declares.
 */
public final class ServiceNeeds {
  public static final ServiceNeeds NONE = new ServiceNeeds(Map.of());

  /** All that a service needs, itself left out unless it does. */
  private final Map<String, Set<String>> all = new HashMap<>();

  /**
   * @param direct names of what each service needs, by its name
   */
  public ServiceNeeds(Map<String, List<String>> direct) {
    direct.keySet().forEach(service -> all.put(service, reached(service, direct)));
  }

  private static Set<String> reached(String service, Map<String, List<String>> direct) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(direct.getOrDefault(service, List.of()));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (reached.add(next)) {
        open.addAll(direct.getOrDefault(next, List.of()));
      }
    }
    return Set.copyOf(reached);
  }

  /** Whether one service needs another; none needs itself. */
  public boolean needs(String service, String other) {
    return !service.equals(other) && all.getOrDefault(service, Set.of()).contains(other);
  }
}
