package dev.headroom.alerting.muting;

import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import dev.headroom.routing.TakenRoute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
   * @param standing all incidents of which something fires at that moment, this one or not; asked
   *     for where a rule of inhibition is for this one
   */
  public Map<String, HoldReason> heldBack(
      Incident incident, Supplier<List<Incident>> standing, Instant at) {
    Optional<HoldReason> inhibited =
        inhibitor(incident, standing).map(other -> new HoldReason.InhibitedBy(other.id()));
    if (inhibited.isPresent()) {
      return routing.receivers().stream()
          .filter(RouteMuting::isTold)
          .collect(Collectors.toMap(Receiver::name, _ -> inhibited.get()));
    }
    Map<String, HoldReason> held = resting(routing.routes(incident.labels(), at));
    if (!DrillSubject.isOf(incident)) {
      HoldReason shadow = new HoldReason.ReceiverInShadow();
      routing.shadow().receivers().forEach(each -> held.put(each, shadow));
    }
    return held;
  }

  /** What holds back each of the incident's alerts: one that nothing does is told. */
  private Optional<Incident> inhibitor(Incident incident, Supplier<List<Incident>> standing) {
    List<Predicate<Map<String, String>>> inhibitors = new ArrayList<>();
    for (Map<String, String> labels : Muting.alertLabels(incident)) {
      Optional<Predicate<Map<String, String>>> ofOne = routing.inhibitorsOf(labels);
      if (ofOne.isEmpty()) {
        return Optional.empty();
      }
      inhibitors.add(ofOne.get());
    }
    return last(standing.get(), inhibitors);
  }

  /** That of the last one; empty where one of them has none. */
  private static Optional<Incident> last(
      List<Incident> standing, List<Predicate<Map<String, String>>> inhibitors) {
    Optional<Incident> inhibitor = Optional.empty();
    for (Predicate<Map<String, String>> each : inhibitors) {
      inhibitor = first(standing, each);
      if (inhibitor.isEmpty()) {
        return inhibitor;
      }
    }
    return inhibitor;
  }

  private static Optional<Incident> first(
      List<Incident> standing, Predicate<Map<String, String>> inhibitors) {
    return standing.stream()
        .filter(other -> !DrillSubject.isOf(other) && !ShadowMuting.isShadowed(other))
        .filter(other -> Muting.alertLabels(other).stream().anyMatch(inhibitors))
        .findFirst();
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
