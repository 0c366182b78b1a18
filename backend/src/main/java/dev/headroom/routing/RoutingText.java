package dev.headroom.routing;

import dev.headroom.model.text.DurationText;
import dev.headroom.select.Matcher;

/** Writes routing as a file that Alertmanager's own tools read. */
final class RoutingText {
  private RoutingText() {}

  static String of(Routing routing) {
    StringBuilder text = new StringBuilder("route:\n");
    routing
        .fallback()
        .ifPresent(name -> text.append("  receiver: ").append(quoted(name)).append('\n'));
    text.append("  group_interval: ")
        .append(DurationText.format(routing.groupInterval()))
        .append('\n');
    if (!routing.routes().isEmpty()) {
      text.append("  routes:\n");
      routing.routes().forEach(route -> append(text, route));
    }
    text.append(routing.receivers().isEmpty() ? "receivers: []\n" : "receivers:\n");
    routing
        .receivers()
        .forEach(each -> text.append("- name: ").append(quoted(each.name())).append('\n'));
    return text.toString();
  }

  private static void append(StringBuilder text, Route route) {
    text.append("  - receiver: ").append(quoted(route.receiver())).append('\n');
    text.append("    matchers:\n");
    for (Matcher each : route.matchers()) {
      text.append("    - ").append(quoted(each.toString())).append('\n');
    }
    text.append("    continue: ").append(route.goesOn()).append('\n');
  }

  /** In single quotes, within which only they are special. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
