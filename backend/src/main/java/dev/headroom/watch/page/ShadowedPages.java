package dev.headroom.watch.page;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.muting.HoldReason;
import dev.headroom.alerting.muting.RouteMuting;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pages of which nobody is told because all receivers are in shadow.
 *
 * @param standing incidents that have not ended
 */
record ShadowedPages(Routing routing, List<Incident> standing) {
  private static final String WHY = "it is in shadow, and nobody else is told";

  ShadowedPages {
    standing = List.copyOf(standing);
  }

  /** The page of an incident that nothing but shadow keeps from everybody. */
  Optional<UndeliveredPage> page(Incident incident, Instant now) {
    Set<String> receivers =
        routing.routes(incident.labels(), now).stream()
            .filter(each -> each.muted().isEmpty())
            .map(each -> each.receiver())
            .filter(each -> !each.integrations().isEmpty())
            .map(Receiver::name)
            .collect(Collectors.toSet());
    if (!routing.shadow().receivers().containsAll(receivers)) {
      return Optional.empty();
    }
    Map<String, HoldReason> held = new RouteMuting(routing).heldBack(incident, () -> standing, now);
    return !receivers.isEmpty()
            && receivers.stream()
                .allMatch(each -> held.get(each) instanceof HoldReason.ReceiverInShadow)
        ? Optional.of(
            new UndeliveredPage(
                receivers.stream().collect(Collectors.toMap(name -> name, _ -> WHY)),
                incident.startedAt(),
                1))
        : Optional.empty();
  }
}
