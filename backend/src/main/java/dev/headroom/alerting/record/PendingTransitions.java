package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Transitions that happened and could not be written yet, in their order. Safe for any thread. */
final class PendingTransitions {
  private final InstantSource clock;
  private final Set<LoggedTransition> transitions = new LinkedHashSet<>();

  PendingTransitions(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(LoggedTransition logged) {
    transitions.add(logged);
  }

  synchronized void remove(LoggedTransition logged) {
    transitions.remove(logged);
  }

  /** The transition as it is written: one that was kept says in its line since when. */
  synchronized LoggedTransition asWritten(LoggedTransition logged) {
    if (!transitions.contains(logged)) {
      return logged;
    }
    Instant now = clock.instant();
    Duration late = Duration.between(logged.transition().at(), now);
    return new LoggedTransition(
        logged.transition(),
        noted(
            logged.entry(),
            "Written down %d s later: the state database could not be written.%s"
                .formatted(
                    late.toSeconds(), logged.notifies() ? " Receivers were told from memory." : ""),
            Map.of("writtenAt", now.toString())),
        logged.notifies());
  }

  /** An incident as it is in memory, if what happened to it last is not written. */
  synchronized Optional<Incident> find(String id) {
    Incident found = null;
    for (LoggedTransition each : transitions) {
      Incident incident = each.transition().incident();
      if (incident.id().equals(id)) {
        found = incident;
      }
    }
    return Optional.ofNullable(found);
  }

  /** The lines of an incident's timeline that are not written. */
  synchronized List<TimelineEntry> entries(String id) {
    return transitions.stream()
        .filter(each -> each.transition().incident().id().equals(id))
        .map(each ->
            noted(
                each.entry(),
                "Not durable yet: the state database cannot be written.",
                Map.of("durable", "false")))
        .toList();
  }

  /** A page of resolved incidents with what happened in memory put over and before it. */
  synchronized List<Incident> over(List<Incident> written, IncidentQuery query) {
    Map<String, Incident> newest = new HashMap<>();
    written.forEach(each -> newest.put(each.id(), each));
    for (LoggedTransition each : transitions) {
      Incident incident = each.transition().incident();
      newest.remove(incident.id());
      incident
          .resolution()
          .filter(resolution -> query.wants(incident, resolution.at()))
          .ifPresent(_ -> newest.put(incident.id(), incident));
    }
    List<Incident> all = new ArrayList<>(newest.values());
    all.sort(Comparator.comparing(Incident::id).reversed());
    return all.subList(0, Math.min(query.limit(), all.size()));
  }

  private static TimelineEntry noted(
      TimelineEntry entry, String note, Map<String, String> further) {
    Map<String, String> details = new HashMap<>(entry.details());
    details.putAll(further);
    return new TimelineEntry(
        entry.at(),
        entry.kind(),
        entry.source(),
        entry.owner(),
        entry.description() + " " + note,
        details);
  }
}
