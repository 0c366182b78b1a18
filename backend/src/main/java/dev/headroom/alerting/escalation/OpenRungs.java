package dev.headroom.alerting.escalation;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.routing.Routing;
import dev.headroom.routing.TakenRoute;
import dev.headroom.routing.escalation.Ladder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The steps that an alarm has not taken yet: pure.
 *
 * @param told when each receiver was told of the alarm, by its name
 * @param begun since when the steps of its routes are counted, by the name of their receiver
 */
record OpenRungs(Routing routing, Map<String, Instant> told, Map<String, Instant> begun) {
  /** Steps are counted since the receiver of the route was told. */
  OpenRungs(Routing routing, Map<String, Instant> told) {
    this(routing, told, told);
  }

  /**
   * A step that is to be taken.
   *
   * @param after as the route says
   * @param rests whether its route tells nobody at the moment
   */
  record OpenRung(String receiver, Duration after, Instant at, boolean rests) {}

  static OpenRungs of(Routing routing, Incident incident, List<Telling> tellings) {
    Map<String, Instant> told = new HashMap<>();
    tellings.stream()
        .filter(each -> each.alarm() == incident.alarm())
        .forEach(each -> told.put(each.receiver(), each.at()));
    return new OpenRungs(routing, told);
  }

  /** Whether a route has steps whose receiver is in shadow, and so was not told. */
  boolean beginInShadow(Map<String, String> labels, Instant now) {
    return routing.routes(labels, now).stream()
        .filter(route -> !route.ladder().isEmpty())
        .map(route -> route.receiver().name())
        .anyMatch(each -> routing.shadow().holdsBack(each) && !begun.containsKey(each));
  }

  /**
   * The same where a receiver in shadow counts as told, so that it keeps nobody else from being
   * told.
   *
   * @param raised when the alarm was
   */
  OpenRungs countedSince(Instant raised) {
    Map<String, Instant> all = new HashMap<>(begun);
    routing.shadow().receivers().forEach(each -> all.putIfAbsent(each, raised));
    return new OpenRungs(routing, told, all);
  }

  /** By their moment; a receiver may be there several times. */
  List<OpenRung> at(Map<String, String> labels, Instant now) {
    List<OpenRung> open = new ArrayList<>();
    for (TakenRoute route : routing.routes(labels, now)) {
      String first = route.receiver().name();
      if (begun.containsKey(first)) {
        Instant since = Objects.requireNonNull(begun.get(first));
        for (Ladder.Rung rung : route.ladder().rungs()) {
          if (!told.containsKey(rung.receiver())) {
            open.add(
                new OpenRung(
                    rung.receiver(),
                    rung.after(),
                    since.plus(rung.after()),
                    route.muted().isPresent()));
          }
        }
      }
    }
    open.sort(Comparator.comparing(OpenRung::at));
    return open;
  }
}
