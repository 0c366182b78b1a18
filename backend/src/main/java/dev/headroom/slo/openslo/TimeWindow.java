package dev.headroom.slo.openslo;

import dev.headroom.slo.objective.DurationShorthand;
import dev.headroom.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how long an objective looks back. */
final class TimeWindow {
  private TimeWindow() {}

  /** The length of the one rolling window; empty, with a problem, where none can be read. */
  static Optional<Duration> read(YamlNode timeWindow, Duration max) {
    List<YamlNode> items = timeWindow.items();
    if (items.size() != 1) {
      timeWindow.problem("timeWindow needs exactly one entry");
      return Optional.empty();
    }
    YamlNode item = items.getFirst();
    item.onlyKeys(Set.of("duration", "isRolling", "calendar"));
    boolean rolling = item.booleanOr("isRolling", false);
    Optional<YamlNode> calendar = item.find("calendar");
    if (calendar.isPresent()) {
      calendar
          .get()
          .problem(
              rolling
                  ? "calendar cannot stand beside isRolling: true"
                  : "not supported yet: calendar windows; use isRolling: true");
    } else if (!rolling) {
      item.problem("a window needs isRolling: true or a calendar");
    }
    return item.require("duration").flatMap(node -> length(node, max));
  }

  private static Optional<Duration> length(YamlNode node, Duration max) {
    Duration length = node.parse(DurationShorthand::parse);
    if (length != null && length.compareTo(max) > 0) {
      node.problem("longer than slo.windowMax " + DurationShorthand.text(max));
    }
    return Optional.ofNullable(length);
  }
}
