package dev.headroom.routing;

import dev.headroom.routing.Routing.RouteTimes;
import dev.headroom.routing.escalation.EscalationKeys;
import dev.headroom.routing.time.RouteHours;
import dev.headroom.routing.time.TimeIntervalReader;
import dev.headroom.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the {@code route} of a {@code routing.yaml} with all that is below it. */
final class RouteReader {
  private static final String RECEIVER = "receiver";
  private static final String CONTINUE = "continue";
  private static final String ROUTES = "routes";
  private static final String GROUP_BY = "group_by";
  private static final String GROUP_WAIT = "group_wait";
  private static final String ALL_LABELS = "...";

  /** What only a route below another one may say. */
  private static final Set<String> NOT_AT_ROOT =
      Stream.of(
              MatcherKeys.ROUTE.all(),
              List.of(CONTINUE, RouteHours.MUTE_KEY, RouteHours.ACTIVE_KEY))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> KEYS =
      Stream.concat(
              NOT_AT_ROOT.stream(),
              Stream.of(
                  RECEIVER,
                  GROUP_BY,
                  GROUP_WAIT,
                  "group_interval",
                  "repeat_interval",
                  ROUTES,
                  EscalationKeys.ESCALATION))
          .collect(Collectors.toUnmodifiableSet());

  private final Set<String> receivers;
  private final EscalationKeys escalations = new EscalationKeys(RoutingKeys::durationIn);
  private final TimeIntervalReader intervals;

  /**
   * @param receivers names of all there are
   */
  RouteReader(Set<String> receivers, TimeIntervalReader intervals) {
    this.receivers = Set.copyOf(receivers);
    this.intervals = intervals;
  }

  /** The tree; what a route does not say it has from the one above it. */
  Route root(YamlNode node) {
    for (String key : NOT_AT_ROOT) {
      node.find(key).ifPresent(value -> value.problem("the root route must not have " + key));
    }
    String receiver = node.requireText(RECEIVER);
    return route(node, Route.root(receiver, RouteTimes.DEFAULT, List.of()));
  }

  private Route route(YamlNode node, Route parent) {
    node.onlyKeys(KEYS);
    node.find(RECEIVER).ifPresent(this::mustBeKnown);
    String receiver = node.textOr(RECEIVER, parent.receiver());
    Route itself =
        new Route(
            receiver,
            groupBy(node, parent.groupBy()),
            times(node, parent.times()),
            MatcherKeys.ROUTE.read(node),
            node.find(CONTINUE).map(RoutingKeys::yesOrNo).orElse(false),
            intervals.hours(node),
            escalations.ladder(node, parent.ladder(), receiver, receivers),
            List.of(),
            Optional.of(RoutingKeys.place(node)));
    List<Route> children =
        node.find(ROUTES).map(YamlNode::items).orElse(List.of()).stream()
            .map(child -> route(child, itself))
            .toList();
    return itself.with(children);
  }

  private static RouteTimes times(YamlNode node, RouteTimes parent) {
    return new RouteTimes(
        node.find(GROUP_WAIT).map(RoutingKeys::duration).orElse(parent.groupWait()),
        positive(node, "group_interval", parent.groupInterval()),
        positive(node, "repeat_interval", parent.repeatInterval()));
  }

  private static Duration positive(YamlNode node, String key, Duration otherwise) {
    Optional<YamlNode> value = node.find(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    Optional<Duration> read = RoutingKeys.durationIn(value.get());
    if (read.filter(Duration::isZero).isPresent()) {
      value.get().problem(key + " must not be 0");
    }
    return read.orElse(otherwise);
  }

  /** An empty list says nothing, as for Alertmanager. */
  private static Optional<List<String>> groupBy(YamlNode node, Optional<List<String>> parent) {
    Optional<YamlNode> key = node.find(GROUP_BY);
    List<YamlNode> items = key.map(YamlNode::items).orElse(List.of());
    if (items.isEmpty()) {
      return parent;
    }
    List<String> labels = new ArrayList<>();
    Set<String> distinct = new HashSet<>();
    for (YamlNode item : items) {
      labels.add(item.text());
      if (!distinct.add(item.text())) {
        item.problem("label %s is there twice in group_by".formatted(item.text()));
      }
    }
    if (!distinct.contains(ALL_LABELS)) {
      return Optional.of(labels);
    }
    if (labels.size() > 1) {
      key.ifPresent(value -> value.problem("group_by has '...' alone or not at all"));
    }
    return Optional.empty();
  }

  private void mustBeKnown(YamlNode name) {
    if (!receivers.contains(name.text())) {
      name.problem("unknown receiver " + name.text());
    }
  }
}
