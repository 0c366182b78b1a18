package dev.headroom.alerting.group;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The order in which Alertmanager lists alerts: by job, then instance, those without last; then the
 * fewer labels the earlier; then label by label, where having none goes first.
 */
final class AlertOrder {
  static final Comparator<GroupedAlert> ALERTS =
      Comparator.comparing(GroupedAlert::labels, AlertOrder::compare);

  private AlertOrder() {}

  private static int compare(Map<String, String> one, Map<String, String> other) {
    int first = compare("job", one, other);
    if (first == 0) {
      first = compare("instance", one, other);
    }
    if (first == 0) {
      first = Integer.compare(one.size(), other.size());
    }
    return first == 0 ? byLabels(one, other) : first;
  }

  private static int byLabels(Map<String, String> one, Map<String, String> other) {
    TreeSet<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    for (String name : names) {
      int order = Boolean.compare(one.containsKey(name), other.containsKey(name));
      if (order == 0) {
        order = compare(name, one, other);
      }
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(String name, Map<String, String> one, Map<String, String> other) {
    Optional<String> mine = Optional.ofNullable(one.get(name));
    Optional<String> its = Optional.ofNullable(other.get(name));
    if (mine.isEmpty() || its.isEmpty()) {
      return Boolean.compare(mine.isEmpty(), its.isEmpty());
    }
    return mine.get().compareTo(its.get());
  }
}
