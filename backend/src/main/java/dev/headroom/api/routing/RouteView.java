package dev.headroom.api.routing;

import dev.headroom.routing.Routing.FilePlace;
import dev.headroom.routing.Routing.RouteNode;
import dev.headroom.routing.shadow.Shadow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route as the API tells it (schema Route).
 *
 * @param inShadow whether its receiver is told nothing
 * @param groupBy null where all labels make a group
 * @param place null where nobody wrote it
 */
record RouteView(
    int depth,
    List<String> matchers,
    String receiver,
    boolean inShadow,
    @Nullable List<String> groupBy,
    boolean goesOn,
    long groupWaitSeconds,
    long groupIntervalSeconds,
    long repeatIntervalSeconds,
    List<String> mutedWithin,
    List<String> toldWithin,
    List<RungView> escalation,
    @Nullable FilePlace place) {
  static RouteView of(RouteNode node, Shadow shadow) {
    return new RouteView(
        node.depth(),
        node.matchers(),
        node.receiver(),
        shadow.holdsBack(node.receiver()),
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
}
