package dev.headroom.api.routing;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.alerting.silence.Silences;
import dev.headroom.api.view.OnCallView;
import dev.headroom.oncall.OnCall;
import dev.headroom.routing.Routing;
import dev.headroom.routing.TakenRoute;
import dev.headroom.routing.time.RouteHours.OffHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What would become of an alert with some labels, were it to begin now. Tells nobody. */
record Trial(Alerting alerting, Silences silences, OnCall onCall) {
  List<TakenView> taken(Routing routing, Map<String, String> labels, Instant now) {
    List<TakenRoute> routes = routing.routes(labels, now);
    List<Integer> nodes = routing.takenNodes(labels);
    List<TakenView> taken = new ArrayList<>();
    for (int i = 0; i < routes.size(); i++) {
      TakenRoute route = routes.get(i);
      taken.add(
          new TakenView(
              route.receiver().name(),
              routing.shadow().holdsBack(route.receiver().name()),
              route.groupLabels(),
              route.muted().map(OffHours::toString).orElse(null),
              nodes.isEmpty() ? null : nodes.get(i)));
    }
    return taken;
  }

  OutlookView outlook(Routing routing, Map<String, String> labels, Instant now) {
    return new OutlookView(
        inhibitor(routing, labels).map(Incident::id).orElse(null),
        silences.silenced(labels, now).map(each -> each.clause(now)).orElse(null),
        onCall.now(labels).stream().map(OnCallView::of).toList());
  }

  private Optional<Incident> inhibitor(Routing routing, Map<String, String> labels) {
    Predicate<Map<String, String>> inhibitors = routing.inhibitorsOf(labels).orElse(_ -> false);
    return alerting.unresolved().stream()
        .filter(each -> !DrillSubject.isOf(each))
        .filter(each -> Muting.alertLabels(each).stream().anyMatch(inhibitors))
        .findFirst();
  }
}
