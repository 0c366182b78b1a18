package dev.headroom.routing;

import dev.headroom.routing.Routing.RouteTimes;
import dev.headroom.routing.escalation.Ladder;
import dev.headroom.routing.time.RouteHours.OffHours;
import java.util.Map;
import java.util.Optional;

/**
 * A route that an alert takes at a moment.
 *
 * @param groupLabels those of the alert's labels that {@code group_by} names
 * @param muted why its receiver is not told at that moment; empty if it is
 * @param ladder who else is told of a page that nobody acknowledges
 */
public record TakenRoute(
    Receiver receiver,
    Map<String, String> groupLabels,
    RouteTimes times,
    Optional<OffHours> muted,
    Ladder ladder) {
  public TakenRoute {
    groupLabels = Map.copyOf(groupLabels);
  }
}
