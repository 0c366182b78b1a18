package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.routing.Receiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who was told of the alarms of incidents that stand or would come back, in memory as it is in the
 * state store. Not for use by several threads.
 */
final class Tellings {
  private final Map<String, List<Telling>> standing = new HashMap<>();

  /** Goes on with what the store holds; what began in memory before that stays after it. */
  void load(Map<String, List<Telling>> earlier) {
    earlier.forEach((id, read) -> {
      List<Telling> began = standing.getOrDefault(id, List.of());
      standing.put(id, new ArrayList<>(read));
      began.forEach(each -> add(id, each));
    });
  }

  List<Telling> of(String incident) {
    return List.copyOf(standing.getOrDefault(incident, List.of()));
  }

  /** What a step adds. */
  static List<Telling> by(LoggedTransition step, Audience audience) {
    TransitionKind kind = step.transition().kind();
    if (!step.notifies() || !kind.asksForPerson()) {
      return List.of();
    }
    Incident incident = step.incident();
    return audience.routed().stream()
        .map(Receiver::name)
        .distinct()
        .map(name ->
            new Telling(incident.alarm(), name, kind, incident.sequence(), step.transition().at()))
        .toList();
  }

  void happened(LoggedTransition step, Audience audience) {
    by(step, audience).forEach(each -> add(step.incident().id(), each));
  }

  /** They neither stand nor would come back. */
  void forget(Set<String> incidents) {
    standing.keySet().removeAll(incidents);
  }

  private void add(String incident, Telling telling) {
    List<Telling> all = standing.computeIfAbsent(incident, _ -> new ArrayList<>());
    Predicate<Telling> same =
        each -> each.alarm() == telling.alarm() && each.receiver().equals(telling.receiver());
    if (all.stream().noneMatch(same)) {
      all.add(telling);
    }
  }
}
