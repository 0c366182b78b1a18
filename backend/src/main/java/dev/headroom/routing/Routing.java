package dev.headroom.routing;

import dev.headroom.model.Alert;
import dev.headroom.model.Problem;
import dev.headroom.routing.escalation.Ladder;
import dev.headroom.routing.shadow.Shadow;
import dev.headroom.routing.time.RouteHours;
import dev.headroom.select.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Who is told of which incident: Alertmanager's routing tree and what it says of inhibition.
 *
 * @param root where every alert begins; empty if nobody is told
 * @param receivers all there are, whether a route leads to them or not
 * @param inhibitRules which alerts hold others back
 * @param resolveTimeout how long an alert of others fires whose end they do not say, more than 0;
 *     empty if the file says nothing of it
 * @param onCall calendars that say who is on call
 * @param warnings what stands in the file and has no effect
 * @param shadow what nobody is told of, and who is told nothing
 */
public record Routing(
    Optional<Route> root,
    List<Receiver> receivers,
    List<InhibitRule> inhibitRules,
    Optional<Duration> resolveTimeout,
    List<OnCallCalendar> onCall,
    List<Problem> warnings,
    Shadow shadow) {
  /** Nobody is told; incidents are seen in the user interface alone. */
  public static final Routing NOBODY =
      new Routing(Optional.empty(), List.of(), List.of(), Optional.empty(), List.of(), List.of());

  /**
   * The durations of a route.
   *
   * @param groupWait how long the first alert of a group waits for others; zero unless it is
   *     written
   * @param groupInterval least time between two updates of an incident that are not urgent
   * @param repeatInterval after what time an incident that stands and that nobody has acknowledged
   *     is told again
   */
  public record RouteTimes(Duration groupWait, Duration groupInterval, Duration repeatInterval) {
    /** Alertmanager's own, but that a page does not wait unless that is asked for. */
    public static final RouteTimes DEFAULT =
        new RouteTimes(Duration.ZERO, Duration.ofMinutes(5), Duration.ofHours(4));

    RouteTimes scaled(UnaryOperator<Duration> scale) {
      return new RouteTimes(
          scale.apply(groupWait), scale.apply(groupInterval), scale.apply(repeatInterval));
    }
  }

  /**
   * A calendar whose events say who is on call.
   *
   * @param name unique
   * @param address where it is fetched
   * @param refresh how often
   * @param matchers of which incidents; all must hold, none are needed
   */
  public record OnCallCalendar(
      String name, Secret address, Duration refresh, List<Matcher> matchers) {
    public OnCallCalendar {
      matchers = List.copyOf(matchers);
    }

    /** Whether it is about an incident with these labels. */
    public boolean isFor(Map<String, String> labels) {
      return Route.allMatch(matchers, labels);
    }
  }

  /**
   * Where something is written.
   *
   * @param file as the person would type it
   * @param line counted from 1
   */
  public record FilePlace(String file, int line) {}

  public Routing {
    receivers = List.copyOf(receivers);
    inhibitRules = List.copyOf(inhibitRules);
    onCall = List.copyOf(onCall);
    warnings = List.copyOf(warnings);
  }

  /** One in which nothing is in shadow. */
  public Routing(
      Optional<Route> root,
      List<Receiver> receivers,
      List<InhibitRule> inhibitRules,
      Optional<Duration> resolveTimeout,
      List<OnCallCalendar> onCall,
      List<Problem> warnings) {
    this(root, receivers, inhibitRules, resolveTimeout, onCall, warnings, Shadow.NONE);
  }

  /** The same with this in shadow. */
  public Routing with(Shadow other) {
    return new Routing(root, receivers, inhibitRules, resolveTimeout, onCall, warnings, other);
  }

  /** The same as {@link #NOBODY}, and why. */
  static Routing toNobody(Problem why) {
    return new Routing(
        Optional.empty(), List.of(), List.of(), Optional.empty(), List.of(), List.of(why));
  }

  /** Everything goes to one receiver, at any time. */
  public static Routing to(Receiver receiver, RouteTimes times) {
    return new Routing(
        Optional.of(Route.root(receiver.name(), times, List.of())),
        List.of(receiver),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** The same with every duration turned into another one. */
  public Routing scaled(UnaryOperator<Duration> scale) {
    return new Routing(
        root.map(route -> route.scaled(scale)),
        receivers.stream().map(each -> each.scaled(scale)).toList(),
        inhibitRules,
        resolveTimeout.map(scale),
        onCall,
        warnings,
        shadow);
  }

  /** The durations at the root, which every route has that says nothing else. */
  public RouteTimes times() {
    return root.map(Route::times).orElse(RouteTimes.DEFAULT);
  }

  /**
   * The routes that an alert with these labels takes at a moment, in their order; a receiver may be
   * there several times.
   */
  public List<TakenRoute> routes(Map<String, String> labels, Instant at) {
    if (Alert.testReceiver(labels).isPresent()) {
      return receiversOf(labels).stream()
          .map(to -> new TakenRoute(to, Map.of(), times(), Optional.empty(), Ladder.NONE))
          .toList();
    }
    return root.map(route -> route.taken(labels)).orElse(List.of()).stream()
        .flatMap(
            route -> receiver(route.receiver()).map(to -> taken(route, to, labels, at)).stream())
        .toList();
  }

  /** Numbers in the {@link #tree} of these routes; none of a test page for one receiver. */
  public List<Integer> takenNodes(Map<String, String> labels) {
    Optional<Route> from = root.filter(_ -> Alert.testReceiver(labels).isEmpty());
    return from.map(route -> route.takenNodes(labels)).orElse(List.of());
  }

  private static TakenRoute taken(
      Route route, Receiver receiver, Map<String, String> labels, Instant at) {
    return new TakenRoute(
        receiver,
        route.groupLabels(labels),
        route.times(),
        route.hours().mutedAt(at),
        route.ladder());
  }

  /** The receiver of a name; empty if there is none. */
  public Optional<Receiver> receiver(String name) {
    return receivers.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * What holds alerts together.
   *
   * @param way of the first route they take, as Alertmanager writes it
   * @param ways of all routes they take
   * @param groupBy names of the labels that all routes group by; empty where one groups by all
   * @param groupWait the shortest {@code group_wait} of the routes
   */
  public record RouteGroup(
      String way, List<String> ways, Optional<Set<String>> groupBy, Duration groupWait) {
    public RouteGroup {
      ways = List.copyOf(ways);
      groupBy = groupBy.map(Set::copyOf);
    }

    /** Those of the labels that alerts of the group share. */
    public Map<String, String> labels(Map<String, String> all) {
      Map<String, String> labels = new TreeMap<>(all);
      groupBy.ifPresent(labels.keySet()::retainAll);
      return labels;
    }
  }

  /** The group of alerts with these labels; empty if there are no routes. */
  public Optional<RouteGroup> group(Map<String, String> labels) {
    return root.map(route -> {
      Map<String, Route> taken = new LinkedHashMap<>();
      route.ways(labels, "", taken);
      Duration wait =
          taken.values().stream()
              .map(each -> each.times().groupWait())
              .min(Comparator.naturalOrder())
              .orElse(Duration.ZERO);
      List<String> ways = List.copyOf(taken.keySet());
      return new RouteGroup(ways.getFirst(), ways, groupBy(taken.values()), wait);
    });
  }

  private static Optional<Set<String>> groupBy(Collection<Route> taken) {
    Set<String> names = new TreeSet<>();
    for (Route each : taken) {
      if (each.groupBy().isEmpty()) {
        return Optional.empty();
      }
      names.addAll(each.groupBy().get());
    }
    return Optional.of(names);
  }

  /** As a file of Alertmanager's, with the names of receivers alone: no addresses, no keys. */
  public String text() {
    return RoutingText.of(this);
  }

  /**
   * The receivers of an alert with these labels, each once, in the order of the routes; of a test
   * page that names its receiver, that one.
   */
  public List<Receiver> receiversOf(Map<String, String> labels) {
    Optional<String> named = Alert.testReceiver(labels);
    if (named.isPresent()) {
      return named.flatMap(this::receiver).stream().toList();
    }
    return root.map(route -> route.taken(labels)).orElse(List.of()).stream()
        .map(Route::receiver)
        .distinct()
        .flatMap(name -> receiver(name).stream())
        .toList();
  }

  /**
   * A node of the tree, as people see it.
   *
   * @param depth 0 at the root
   * @param matchers all of which must hold; none where everything goes this way
   * @param groupBy labels that make a group; empty where all of them do
   * @param goesOn whether later branches are tried as well
   * @param hours when nobody is told
   * @param ladder who else is told of a page that nobody acknowledges
   * @param place where it is written; empty if nobody wrote it
   */
  public record RouteNode(
      int depth,
      List<String> matchers,
      String receiver,
      Optional<List<String>> groupBy,
      boolean goesOn,
      RouteTimes times,
      RouteHours hours,
      Ladder ladder,
      Optional<FilePlace> place) {
    /** One line, set in by its depth. */
    @Override
    public String toString() {
      return "  ".repeat(depth)
          + (matchers.isEmpty() ? "everything" : String.join(", ", matchers))
          + " -> "
          + receiver
          + (goesOn ? ", then on" : "")
          + names(", not within ", hours.mutedWithin())
          + names(", only within ", hours.toldWithin())
          + (ladder.isEmpty() ? "" : ", " + ladder);
    }

    private static String names(String words, List<String> intervals) {
      return intervals.isEmpty() ? "" : words + String.join(" or ", intervals);
    }
  }

  /** The tree, depth first; empty if nobody is told. */
  public List<RouteNode> tree() {
    return root.map(route -> route.nodes(0)).orElse(List.of());
  }

  /**
   * Which alerts that fire hold back one with these labels, by their labels; empty if no rule is
   * for it, whatever fires.
   */
  public Optional<Predicate<Map<String, String>>> inhibitorsOf(Map<String, String> target) {
    return inhibitRules.stream()
        .filter(rule -> rule.isFor(target))
        .map(rule -> rule.inhibitorsOf(target))
        .reduce(Predicate::or);
  }

  /**
   * Whether an alert is held back by others.
   *
   * @param firing the labels of all that fire, of the alert itself or not
   */
  public boolean isInhibited(Map<String, String> target, Collection<Map<String, String>> firing) {
    return inhibitorsOf(target).filter(holds -> firing.stream().anyMatch(holds)).isPresent();
  }
}
