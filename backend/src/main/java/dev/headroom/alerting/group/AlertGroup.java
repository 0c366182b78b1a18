package dev.headroom.alerting.group;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The alerts that an incident is about, where it is about a group of them.
 *
 * @param route the way to the first route that the group takes, as Alertmanager writes it
 * @param labels that all of its alerts share because their routes group by them
 * @param alerts those that fire and those that are over, in Alertmanager's order; none where
 *     nothing is known of them at the moment
 * @param toldAt when receivers were told last: what was over by then they know
 * @param told by fingerprint: which alarms of the incident told of the alert, from 1; empty where
 *     that is not known, and then each told of each
 */
public record AlertGroup(
    String route,
    Map<String, String> labels,
    List<GroupedAlert> alerts,
    Instant toldAt,
    Map<String, Set<Integer>> told) {
  public AlertGroup {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    alerts = List.copyOf(alerts);
    told = Map.copyOf(told);
  }

  /** A group of these alerts, whatever their order. */
  public static AlertGroup of(
      String route, Map<String, String> labels, Stream<GroupedAlert> alerts) {
    return new AlertGroup(
        route, labels, alerts.sorted(AlertOrder.ALERTS).toList(), Instant.MIN, Map.of());
  }

  /** The same, of which receivers were told last at a moment. */
  public AlertGroup told(Instant at) {
    return new AlertGroup(route, labels, alerts, at, told);
  }

  /** The same, of whose alerts nothing is known but who told of them. */
  public AlertGroup withoutAlerts() {
    return new AlertGroup(route, labels, List.of(), Instant.MIN, told);
  }

  /** The same, of which it is known which alarm told of which alert. */
  public AlertGroup toldIn(Map<String, Set<Integer>> alarms) {
    return new AlertGroup(route, labels, alerts, toldAt, alarms);
  }

  /** The same as the next that is known of a group: what was told of it before stays told. */
  public AlertGroup after(AlertGroup before) {
    return told.isEmpty() ? toldIn(before.told) : this;
  }

  /**
   * The same once an alarm has told of it, to those who hear of each of its alerts.
   *
   * @param alarm of the incident, from 1
   */
  public AlertGroup toldBy(int alarm) {
    Set<Integer> before = told.isEmpty() ? upTo(alarm) : Set.of(alarm);
    Map<Set<Integer>, Set<Integer>> with = new HashMap<>();
    Map<String, Set<Integer>> now = new HashMap<>();
    for (GroupedAlert each : alerts) {
      Set<Integer> alarms = told.getOrDefault(each.fingerprint(), Set.of());
      if (each.fires() && !each.held()) {
        now.put(each.fingerprint(), with.computeIfAbsent(alarms, some -> union(some, before)));
      } else if (!alarms.isEmpty()) {
        now.put(each.fingerprint(), alarms);
      }
    }
    return toldIn(now);
  }

  /** Of what an earlier version told it is not known by which alarms it did. */
  private static Set<Integer> upTo(int alarm) {
    return IntStream.rangeClosed(1, alarm).boxed().collect(Collectors.toSet());
  }

  private static Set<Integer> union(Set<Integer> some, Set<Integer> more) {
    Set<Integer> all = new TreeSet<>(some);
    all.addAll(more);
    return Collections.unmodifiableSet(all);
  }

  private boolean isToldIn(GroupedAlert alert, int alarm) {
    return told.isEmpty() || told.getOrDefault(alert.fingerprint(), Set.of()).contains(alarm);
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
    return new AlertGroup(route, labels, marked, toldAt, told);
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

  /** The same of one alarm: it tells of no end of what it has not told of. */
  public List<GroupedAlert> news(int alarm) {
    return news().stream().filter(each -> isToldIn(each, alarm)).toList();
  }

  /**
   * What ends with an alarm: the alerts it told of, but for those whose end receivers know. What
   * has begun since is told by another alarm, or by none; of an alert that came back, what ends is
   * the episode before.
   */
  public List<GroupedAlert> endingWith(int alarm) {
    return alerts.stream()
        .filter(each -> isToldIn(each, alarm))
        .filter(each -> each.over().filter(at -> !at.isAfter(toldAt)).isEmpty())
        .map(each -> each.knownAt(toldAt))
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
