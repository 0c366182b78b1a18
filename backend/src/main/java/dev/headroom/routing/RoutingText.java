package dev.headroom.routing;

import dev.headroom.model.text.DurationText;
import dev.headroom.routing.Routing.RouteTimes;
import dev.headroom.routing.time.RouteHours;
import dev.headroom.routing.time.TimeIntervalText;
import dev.headroom.select.Matcher;
import dev.headroom.yaml.YamlText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes routing as a file that Alertmanager's own tools read: the tree, the receivers' names,
 * inhibition and the time intervals that routes name.
 */
final class RoutingText {
  private RoutingText() {}

  static String of(Routing routing) {
    StringBuilder text = new StringBuilder();
    routing
        .resolveTimeout()
        .map(DurationText::format)
        .ifPresent(time -> text.append("global:\n  resolve_timeout: ").append(time).append('\n'));
    text.append("route:\n");
    routing
        .root()
        .ifPresentOrElse(
            root -> appendNode(text, root, "  "), () -> append(text, routing.times(), "  "));
    text.append(routing.receivers().isEmpty() ? "receivers: []\n" : "receivers:\n");
    routing
        .receivers()
        .forEach(each -> text.append("- name: ").append(YamlText.quoted(each.name())).append('\n'));
    appendInhibition(text, routing.inhibitRules());
    text.append(TimeIntervalText.of(routing.root().stream().flatMap(Route::allHours)));
    return text.toString();
  }

  private static void appendInhibition(StringBuilder text, List<InhibitRule> rules) {
    if (!rules.isEmpty()) {
      text.append("inhibit_rules:\n");
    }
    for (InhibitRule each : rules) {
      text.append("- source_matchers: ").append(matchers(each.sources())).append('\n');
      text.append("  target_matchers: ").append(matchers(each.targets())).append('\n');
      if (!each.equal().isEmpty()) {
        text.append("  equal: ").append(list(each.equal())).append('\n');
      }
    }
  }

  private static String matchers(List<Matcher> matchers) {
    return list(matchers.stream().map(Object::toString).toList());
  }

  /** A route and all below it. */
  private static void appendNode(StringBuilder text, Route route, String indent) {
    text.append(indent).append("receiver: ").append(YamlText.quoted(route.receiver())).append('\n');
    List<String> groupBy = route.groupBy().orElse(List.of("..."));
    if (!groupBy.isEmpty()) {
      text.append(indent).append("group_by: ").append(list(groupBy)).append('\n');
    }
    append(text, route.times(), indent);
    if (!route.children().isEmpty()) {
      text.append(indent).append("routes:\n");
      route.children().forEach(child -> appendChild(text, child, indent));
    }
  }

  private static void appendChild(StringBuilder text, Route child, String indent) {
    text.append(indent).append("- matchers: ").append(matchers(child.matchers())).append('\n');
    text.append(indent).append("  continue: ").append(child.goesOn()).append('\n');
    appendNames(text, indent, RouteHours.MUTE_KEY, child.hours().mutedWithin());
    appendNames(text, indent, RouteHours.ACTIVE_KEY, child.hours().toldWithin());
    appendNode(text, child, indent + "  ");
  }

  private static void appendNames(
      StringBuilder text, String indent, String key, List<String> names) {
    if (!names.isEmpty()) {
      text.append(indent).append("  ").append(key).append(": ").append(list(names)).append('\n');
    }
  }

  private static void append(StringBuilder text, RouteTimes times, String indent) {
    text.append(indent).append("group_wait: ").append(DurationText.format(times.groupWait()));
    text.append('\n').append(indent).append("group_interval: ");
    text.append(DurationText.format(times.groupInterval()));
    text.append('\n').append(indent).append("repeat_interval: ");
    text.append(DurationText.format(times.repeatInterval())).append('\n');
  }

  private static String list(List<String> texts) {
    return texts.stream().map(YamlText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }
}
