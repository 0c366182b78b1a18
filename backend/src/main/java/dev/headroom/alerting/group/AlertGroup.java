package dev.headroom.alerting.group;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The alerts that an incident is about, where it is about a group of them.
 *
 * @param route the way to the first route that the group takes, as Alertmanager writes it
 * @param labels that all of its alerts share because their routes group by them
 * @param alerts those that fire and those that are over, in Alertmanager's order; none where
 *     nothing is known of them at the moment
 * @param toldAt when receivers were told last: what was over by then they know
 */
public record AlertGroup(
    String route, Map<String, String> labels, List<GroupedAlert> alerts, Instant toldAt) {
  public AlertGroup {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    alerts = List.copyOf(alerts);
  }

  /** A group of these alerts, whatever their order. */
  public static AlertGroup of(
      String route, Map<String, String> labels, Stream<GroupedAlert> alerts) {
    return new AlertGroup(route, labels, alerts.sorted(AlertOrder.ALERTS).toList(), Instant.MIN);
  }

  /** The same, of which receivers were told last at a moment. */
  public AlertGroup told(Instant at) {
    return new AlertGroup(route, labels, alerts, at);
  }

  /** The same, of whose alerts nothing is known. */
  public AlertGroup withoutAlerts() {
    return new AlertGroup(route, labels, List.of(), Instant.MIN);
  }

  /**
   * The same, of whose alerts that fire nobody is told but of some.
   *
   * @param some fingerprints of those
   */
  public AlertGroup tellingOf(Set<String> some) {
    List<GroupedAlert> marked =
        alerts.stream()
            .map(each -> each.held(each.fires() && !some.contains(each.fingerprint())))
            .toList();
    return new AlertGroup(route, labels, marked, toldAt);
  }

  /**
   * A number that stands for a set of names whatever their order, by which it is known whether it
   * is the same later; 0 stands for none.
   */
  public static long sum(Collection<String> names) {
    return names.stream().mapToLong(AlertGroup::hash).sum();
  }

  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash ^ (hash >>> 32);
  }

  /** Whether it is known what is in it. */
  public boolean isKnown() {
    return !alerts.isEmpty();
  }

  public List<GroupedAlert> firing() {
    return alerts.stream().filter(GroupedAlert::fires).toList();
  }

  /**
   * Of what receivers are told: those that fire and that nothing holds back, and those that are
   * over since receivers were told last.
   */
  public List<GroupedAlert> news() {
    return alerts.stream()
        .filter(each -> !each.held())
        .filter(each -> each.over().filter(at -> !at.isAfter(toldAt)).isEmpty())
        .toList();
  }

  /** Whether an alert is over of which receivers do not know that. */
  public boolean hasEnded() {
    return alerts.stream().anyMatch(each -> each.over().filter(toldAt::isBefore).isPresent());
  }

  /**
   * What a pager may fold by: route and labels as Alertmanager writes them, and between them which
   * alarm it is.
   *
   * @param alarm key of it
   */
  public String key(String alarm) {
    return "%s/{incident=%s}:%s".formatted(route, quoted(alarm), text(labels));
  }

  private static String text(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(each -> each.getKey() + "=" + quoted(each.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
