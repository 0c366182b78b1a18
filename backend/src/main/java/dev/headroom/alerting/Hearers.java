package dev.headroom.alerting;

import dev.headroom.alerting.escalation.Behind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.muting.HoldReason;
import dev.headroom.alerting.muting.RouteMuting;
import dev.headroom.alerting.record.Audience;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import dev.headroom.routing.TakenRoute;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who hears of an incident by what routing says at the moment. Guarded by the lock of alerting. */
final class Hearers {
  private final Incidents incidents;
  private final LiveIncidents live;
  private final InstantSource clock;
  private volatile Routing routing = Routing.NOBODY;
  private RouteMuting muting = new RouteMuting(routing);

  Hearers(Incidents incidents, LiveIncidents live, InstantSource clock) {
    this.incidents = incidents;
    this.live = live;
    this.clock = clock;
  }

  void routeBy(Routing next) {
    routing = next;
    muting = new RouteMuting(next);
  }

  /** What is in force; for any thread. */
  Routing routing() {
    return routing;
  }

  /** The routes of an incident at a moment. */
  List<TakenRoute> routes(Incident incident, Instant at) {
    return routing.routes(incident.labels(), at);
  }

  /** Least time between two updates of an incident: the shortest that a route of its says. */
  Duration groupInterval(Incident incident) {
    return routes(incident, clock.instant()).stream()
        .map(route -> route.times().groupInterval())
        .min(Comparator.naturalOrder())
        .orElse(routing.times().groupInterval());
  }

  /** The receivers that routing names for an incident. */
  List<Receiver> named(Incident incident) {
    return routing.receiversOf(incident.labels());
  }

  /** Who hears of an incident at this moment. */
  Audience audience(Incident incident) {
    Set<String> heldBack = heldBack(incident).keySet();
    List<Receiver> told =
        named(incident).stream().filter(to -> !heldBack.contains(to.name())).toList();
    Set<String> named = named(incident).stream().map(Receiver::name).collect(Collectors.toSet());
    Map<String, Integer> behind =
        Behind.of(incidents.tellings(incident.id()), incident.alarm(), named);
    return new Audience(told, heldBack, behind);
  }

  /** Why receivers are held back from an incident, by their name. */
  Map<String, HoldReason> heldBack(Incident incident) {
    return muting.heldBack(live.standing(incident), live::firing, clock.instant());
  }

  /** Whether some receivers are all who hear of an incident at this moment. */
  boolean areAll(List<Receiver> receivers, Incident incident) {
    Set<String> names = receivers.stream().map(Receiver::name).collect(Collectors.toSet());
    List<Receiver> all = audience(incident).routed();
    return !all.isEmpty() && all.stream().map(Receiver::name).allMatch(names::contains);
  }
}
