package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Incident;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all subjects. Which incidents stand is asked for much more often than it
 * changes: it is worked out once after each change. Not for use by several threads.
 */
final class TrackedSubjects {
  private final Map<String, TrackedSubject> bySubject = new HashMap<>();
  private @Nullable StandingIncidents standing;

  /** The incidents that stand, as a list and by their ids. */
  private record StandingIncidents(List<Incident> all, Map<String, Incident> byId) {
    static StandingIncidents of(Iterable<TrackedSubject> subjects) {
      Map<String, Incident> byId = new LinkedHashMap<>();
      for (TrackedSubject subject : subjects) {
        subject.unresolved().values().forEach(each -> byId.put(each.id(), each));
      }
      return new StandingIncidents(List.copyOf(byId.values()), byId);
    }
  }

  TrackedSubject of(String subject) {
    return bySubject.getOrDefault(subject, TrackedSubject.NOTHING);
  }

  /** By the subject's name, as it is at any time. */
  Map<String, TrackedSubject> all() {
    return Collections.unmodifiableMap(bySubject);
  }

  void put(String subject, TrackedSubject known) {
    if (known.equals(TrackedSubject.NOTHING)) {
      bySubject.remove(subject);
    } else {
      bySubject.put(subject, known);
    }
    standing = null;
  }

  /** What an earlier process knew: what began since stays. */
  void recall(String subject, TrackedSubject earlier) {
    bySubject.merge(subject, earlier, TrackedSubject::over);
    standing = null;
  }

  private StandingIncidents standing() {
    StandingIncidents known = standing;
    if (known == null) {
      known = StandingIncidents.of(bySubject.values());
      standing = known;
    }
    return known;
  }

  /** The same list until something changes. */
  List<Incident> unresolved() {
    return standing().all();
  }

  Optional<Incident> unresolved(String id) {
    return Optional.ofNullable(standing().byId().get(id));
  }
}
