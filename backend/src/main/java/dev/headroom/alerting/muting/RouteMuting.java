package dev.headroom.alerting.muting;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.model.Alert;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import dev.headroom.routing.TakenRoute;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Holds back by what routing says. A receiver without integrations is never told anything, and so
 * never held back.
 */
public final class RouteMuting {
  private final Routing routing;

  public RouteMuting(Routing routing) {
    this.routing = routing;
  }

  /**
   * Why receivers are held back from an incident, by their name; one that is not there is told. A
   * drill holds back nobody.
   *
   * @param standing all incidents that stand at that moment, this one or not
   */
  public Map<String, HoldReason> heldBack(Incident incident, List<Incident> standing, Instant at) {
    Optional<HoldReason> inhibited =
        inhibitor(incident, standing).map(other -> new HoldReason.InhibitedBy(other.id()));
    if (inhibited.isPresent()) {
      return routing.receivers().stream()
          .filter(RouteMuting::isTold)
          .collect(Collectors.toMap(Receiver::name, _ -> inhibited.get()));
    }
    Map<String, HoldReason> held = resting(routing.routes(incident.labels(), at));
    if (!Alert.isDrill(incident.labels())) {
      HoldReason shadow = new HoldReason.ReceiverInShadow();
      routing.shadow().receivers().forEach(each -> held.put(each, shadow));
    }
    return held;
  }

  /** What holds back each of the incident's alerts: one that nothing does is told. */
  private Optional<Incident> inhibitor(Incident incident, List<Incident> standing) {
    Optional<Incident> inhibitor = Optional.empty();
    for (Map<String, String> labels : Muting.alertLabels(incident)) {
      Predicate<Map<String, String>> inhibitors = routing.inhibitorsOf(labels);
      inhibitor =
          standing.stream()
              .filter(other -> !Alert.isDrill(other.labels()) && !ShadowMuting.isShadowed(other))
              .filter(other -> Muting.alertLabels(other).stream().anyMatch(inhibitors))
              .findFirst();
      if (inhibitor.isEmpty()) {
        return inhibitor;
      }
    }
    return inhibitor;
  }

  /** One route that tells is enough. */
  private static Map<String, HoldReason> resting(List<TakenRoute> routes) {
    Map<String, HoldReason> resting = new HashMap<>();
    Set<String> told = new HashSet<>();
    for (TakenRoute route : routes) {
      String receiver = route.receiver().name();
      if (route.muted().isEmpty() || !isTold(route.receiver())) {
        told.add(receiver);
      } else {
        resting.putIfAbsent(receiver, new HoldReason.RouteRests(route.muted().get()));
      }
    }
    resting.keySet().removeAll(told);
    return resting;
  }

  private static boolean isTold(Receiver receiver) {
    return !receiver.integrations().isEmpty();
  }
}
