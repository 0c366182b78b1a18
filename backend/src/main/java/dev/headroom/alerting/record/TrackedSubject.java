package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.model.Urgency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is known of one subject.
 *
 * @param unresolved the incidents that stand
 * @param ended ids of those that would come back
 */
record TrackedSubject(
    AlertingState state, Map<Urgency, Incident> unresolved, Map<Urgency, String> ended) {
  static final TrackedSubject NOTHING =
      new TrackedSubject(AlertingState.NOTHING, Map.of(), Map.of());

  TrackedSubject {
    unresolved = Map.copyOf(unresolved);
    ended = Map.copyOf(ended);
  }

  /** What the store holds, by subject. */
  static Map<String, TrackedSubject> all(AlertingRecords records) {
    Map<String, TrackedSubject> all = new HashMap<>();
    AlertingStateRecords states = records.alertingStates();
    states
        .firing()
        .forEach((subject, alerts) ->
            all.put(
                subject,
                new TrackedSubject(AlertingState.NOTHING.with(alerts), Map.of(), Map.of())));
    for (AlertingStateRecords.EndedIncident each : states.ended()) {
      TrackedSubject before = all.getOrDefault(each.subject(), NOTHING);
      all.put(each.subject(), before.ended(each.urgency(), each.id(), each.ended()));
    }
    Map<String, OpenIncident> open = states.open();
    for (Incident incident : records.incidents().unresolved()) {
      TrackedSubject before = all.getOrDefault(incident.subject(), NOTHING);
      all.put(
          incident.subject(),
          before.opened(incident, Objects.requireNonNull(open.get(incident.id()))));
    }
    return all;
  }

  /** Ids of those that stand or would come back. */
  Set<String> incidents() {
    Set<String> ids = new HashSet<>(ended.values());
    unresolved.values().forEach(each -> ids.add(each.id()));
    return ids;
  }

  /** Writes what decides about the subject, as far as it is not as before. */
  void save(AlertingStateRecords records, String subject, TrackedSubject before) {
    if (!state.firing().equals(before.state.firing())) {
      records.replaceFiring(subject, state.firing());
    }
    unresolved.forEach((urgency, incident) ->
        state.open(urgency).ifPresent(open -> records.saveOpen(incident.id(), open)));
    if (!ended.equals(before.ended)) {
      Map<String, AlertingState.Ended> next = new HashMap<>();
      ended.forEach((urgency, id) -> state.ended(urgency).ifPresent(how -> next.put(id, how)));
      records.replaceEnded(subject, next);
    }
  }

  TrackedSubject opened(Incident incident, OpenIncident standing) {
    Urgency urgency = incident.severity();
    Map<Urgency, Incident> with = new HashMap<>(unresolved);
    with.put(urgency, incident);
    return new TrackedSubject(state.with(urgency, standing), with, ended);
  }

  TrackedSubject ended(Urgency urgency, String id, AlertingState.Ended how) {
    Map<Urgency, String> with = new HashMap<>(ended);
    with.put(urgency, id);
    return new TrackedSubject(state.ended(urgency, how), unresolved, with);
  }

  TrackedSubject after(AlertingState next, List<LoggedTransition> steps) {
    Map<Urgency, Incident> standing = new HashMap<>(unresolved);
    Map<Urgency, String> recent = new HashMap<>(ended);
    for (LoggedTransition step : steps) {
      Incident incident = step.incident();
      if (incident.resolution().isPresent()) {
        standing.remove(incident.severity());
        recent.put(incident.severity(), incident.id());
      } else {
        standing.put(incident.severity(), incident);
      }
    }
    recent.keySet().retainAll(next.ended().keySet());
    return new TrackedSubject(next, standing, recent);
  }

  /**
   * This, which began in memory, with what an earlier process knew: of what both know this is true,
   * and which alerts fire has been seen since.
   */
  TrackedSubject over(TrackedSubject earlier) {
    TrackedSubject both = this;
    for (Map.Entry<Urgency, Incident> each : earlier.unresolved.entrySet()) {
      if (isNew(each.getKey())) {
        both = both.opened(each.getValue(), earlier.open(each.getKey()));
      }
    }
    for (Map.Entry<Urgency, String> each : earlier.ended.entrySet()) {
      Urgency urgency = each.getKey();
      if (isNew(urgency) && earlier.state.ended(urgency).isPresent()) {
        both = both.ended(urgency, each.getValue(), earlier.state.ended(urgency).get());
      }
    }
    return both;
  }

  private boolean isNew(Urgency urgency) {
    return !unresolved.containsKey(urgency) && !ended.containsKey(urgency);
  }

  private OpenIncident open(Urgency urgency) {
    return state.open(urgency).orElseThrow();
  }
}
