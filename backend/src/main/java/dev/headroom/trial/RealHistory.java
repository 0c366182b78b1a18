package dev.headroom.trial;

import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.record.AlertingRecords;
import dev.headroom.storage.StateStore;
import dev.headroom.trial.TrialReport.ToldReceiver;
import dev.headroom.trial.TrialReport.TrialIncident;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Incidents that a store holds, with who was told. */
record RealHistory(List<ToldIncident> incidents, boolean isCut) {
  /** Incidents that are read at most, the newest. */
  static final int INCIDENTS_MAX = 1_000;

  RealHistory {
    incidents = List.copyOf(incidents);
  }

  /** An incident and who was told of it. */
  record ToldIncident(Incident incident, List<Telling> told) {
    /**
     * @param id whether its id means something
     */
    TrialIncident shown(boolean id, Incident meant) {
      return new TrialIncident(
          id ? Optional.of(incident.id()) : Optional.empty(),
          meant.subject(),
          incident.service(),
          incident.severity(),
          incident.startedAt(),
          incident.resolution().map(Resolution::at),
          incident.summary(),
          told.stream()
              .map(each ->
                  new ToldReceiver(each.receiver(), each.alarm(), each.by().toString(), each.at()))
              .toList());
    }
  }

  /** Those that stood at a moment or began later, drills left out; oldest first. */
  static RealHistory since(StateStore<? extends AlertingRecords> store, Instant from)
      throws IOException {
    return store.read(records -> since(records, from));
  }

  private static RealHistory since(AlertingRecords records, Instant from) {
    List<Incident> all = new ArrayList<>(records.incidents().unresolved());
    List<Incident> ended = records.incidents().resolved(newest());
    ended.stream()
        .filter(each -> !each.resolution().orElseThrow().at().isBefore(from))
        .forEach(all::add);
    List<ToldIncident> told =
        all.stream()
            .filter(each -> !DrillSubject.isOf(each))
            .sorted(Comparator.comparing(Incident::startedAt).thenComparing(Incident::id))
            .map(each -> new ToldIncident(each, records.tellings().of(each.id())))
            .toList();
    boolean isCut = ended.size() == INCIDENTS_MAX && !ended.getLast().startedAt().isBefore(from);
    return new RealHistory(told, isCut);
  }

  private static IncidentQuery newest() {
    return new IncidentQuery(
        Set.of(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        Optional.empty(),
        INCIDENTS_MAX);
  }
}
