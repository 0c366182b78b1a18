package dev.headroom.routing;

import dev.headroom.routing.Routing.FilePlace;
import dev.headroom.routing.Routing.RouteNode;
import dev.headroom.routing.Routing.RouteTimes;
import dev.headroom.routing.escalation.Ladder;
import dev.headroom.routing.time.RouteHours;
import dev.headroom.select.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A node of the routing tree. What it inherits is in it already.
 *
 * @param receiver name of who is told
 * @param groupBy names of the labels that make a group; empty where all of them do
 * @param matchers all must hold for an alert to go this way; a missing label counts as empty
 * @param goesOn whether later branches are tried as well
 * @param ladder who else is told of a page that nobody acknowledges
 * @param children tried in order; where none matches, the alert stays here
 * @param place where it is written; empty if nobody wrote it
 */
record Route(
    String receiver,
    Optional<List<String>> groupBy,
    RouteTimes times,
    List<Matcher> matchers,
    boolean goesOn,
    RouteHours hours,
    Ladder ladder,
    List<Route> children,
    Optional<FilePlace> place) {
  Route {
    groupBy = groupBy.map(List::copyOf);
    matchers = List.copyOf(matchers);
    children = List.copyOf(children);
  }

  /** When this route and those below it tell nobody. */
  Stream<RouteHours> allHours() {
    return Stream.concat(Stream.of(hours), children.stream().flatMap(Route::allHours));
  }

  /** One that tells of everything, at any time. */
  static Route root(String receiver, RouteTimes times, List<Route> children) {
    return new Route(
        receiver,
        Optional.of(List.of()),
        times,
        List.of(),
        false,
        RouteHours.ALWAYS,
        Ladder.NONE,
        children,
        Optional.empty());
  }

  /** The nodes an alert that has come here ends at, depth first; at least one. */
  List<Route> taken(Map<String, String> labels) {
    List<Route> taken = new ArrayList<>();
    for (Route child : children) {
      if (child.matches(labels)) {
        taken.addAll(child.taken(labels));
        if (!child.goesOn) {
          break;
        }
      }
    }
    return taken.isEmpty() ? List.of(this) : taken;
  }

  /**
   * The same nodes, each with the way to it as Alertmanager writes it: the matchers of every node.
   *
   * @param way to the node above; empty at the root
   */
  void ways(Map<String, String> labels, String way, Map<String, Route> taken) {
    String here = (way.isEmpty() ? "" : way + "/") + matchersText();
    boolean stays = true;
    for (Route child : children) {
      if (child.matches(labels)) {
        stays = false;
        child.ways(labels, here, taken);
        if (!child.goesOn) {
          break;
        }
      }
    }
    if (stays) {
      taken.putIfAbsent(here, this);
    }
  }

  private String matchersText() {
    return matchers.stream()
        .sorted(Comparator.comparing(Matcher::label).thenComparing(Matcher::value))
        .map(Matcher::toString)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private boolean matches(Map<String, String> labels) {
    return allMatch(matchers, labels);
  }

  /** Whether all matchers hold; a label that is missing counts as empty. */
  static boolean allMatch(List<Matcher> matchers, Map<String, String> labels) {
    return matchers.stream()
        .allMatch(matcher -> matcher.matches(labels.getOrDefault(matcher.label(), "")));
  }

  /** Those of the labels that make the group. */
  Map<String, String> groupLabels(Map<String, String> labels) {
    Map<String, String> group = new TreeMap<>(labels);
    groupBy.ifPresent(group.keySet()::retainAll);
    return group;
  }

  Route with(List<Route> below) {
    return new Route(receiver, groupBy, times, matchers, goesOn, hours, ladder, below, place);
  }

  /** Numbers of the nodes an alert that has come here ends at, counted depth first from 0. */
  List<Integer> takenNodes(Map<String, String> labels) {
    IdentityHashMap<Route, Integer> numbers = new IdentityHashMap<>();
    all().forEach(each -> numbers.put(each, numbers.size()));
    return taken(labels).stream().map(numbers::get).toList();
  }

  /** This and all that is below it, depth first. */
  private Stream<Route> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Route::all));
  }

  /** This and what is below it, depth first. */
  List<RouteNode> nodes(int depth) {
    List<RouteNode> nodes = new ArrayList<>();
    nodes.add(
        new RouteNode(
            depth,
            matchers.stream().map(Matcher::toString).toList(),
            receiver,
            groupBy,
            goesOn,
            times,
            hours,
            ladder,
            place));
    children.forEach(child -> nodes.addAll(child.nodes(depth + 1)));
    return nodes;
  }

  /** The same with other durations, in the whole tree. */
  Route scaled(UnaryOperator<Duration> scale) {
    List<Route> scaled = children.stream().map(child -> child.scaled(scale)).toList();
    return new Route(
        receiver,
        groupBy,
        times.scaled(scale),
        matchers,
        goesOn,
        hours,
        ladder.scaled(scale),
        scaled,
        place);
  }
}
