package dev.headroom.api.routing;

import dev.headroom.routing.InhibitRule;
import dev.headroom.routing.Routing.FilePlace;
import dev.headroom.routing.Routing.RouteNode;
import dev.headroom.routing.time.RouteHours.IntervalNow;
import dev.headroom.select.Matcher;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route as the API tells it (schema Route).
 *
 * @param groupBy null where all labels make a group
 * @param place null where nobody wrote it
 */
record RouteView(
    int depth,
    List<String> matchers,
    String receiver,
    @Nullable List<String> groupBy,
    boolean goesOn,
    long groupWaitSeconds,
    long groupIntervalSeconds,
    long repeatIntervalSeconds,
    List<String> mutedWithin,
    List<String> toldWithin,
    List<RungView> escalation,
    @Nullable FilePlace place) {
  static RouteView of(RouteNode node) {
    return new RouteView(
        node.depth(),
        node.matchers(),
        node.receiver(),
        node.groupBy().orElse(null),
        node.goesOn(),
        node.times().groupWait().toSeconds(),
        node.times().groupInterval().toSeconds(),
        node.times().repeatInterval().toSeconds(),
        node.hours().mutedWithin(),
        node.hours().toldWithin(),
        node.ladder().rungs().stream()
            .map(each -> new RungView(each.after().toSeconds(), each.receiver()))
            .toList(),
        node.place().orElse(null));
  }

  /** Who is told later (in schema Route). */
  record RungView(long afterSeconds, String receiver) {}

  /** A time interval that routes name, as it stands now (schema TimeIntervalNow). */
  record IntervalView(String name, boolean inside, @Nullable Instant until) {
    static IntervalView of(IntervalNow interval) {
      return new IntervalView(interval.name(), interval.inside(), interval.until().orElse(null));
    }
  }

  /** What holds other alerts back (schema InhibitRule). */
  record InhibitView(
      List<String> sources, List<String> targets, List<String> equal, FilePlace place) {
    static InhibitView of(InhibitRule rule) {
      return new InhibitView(
          texts(rule.sources()), texts(rule.targets()), rule.equal(), rule.place());
    }

    private static List<String> texts(List<Matcher> matchers) {
      return matchers.stream().map(Matcher::toString).toList();
    }
  }
}
