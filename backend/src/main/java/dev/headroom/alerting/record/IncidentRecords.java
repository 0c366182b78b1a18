package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The incidents that are kept, within one unit of work. */
public interface IncidentRecords {
  /**
   * Writes an incident as a transition left it: its first one adds it, later ones replace what was
   * there. An unresolved incident of the same subject and urgency, which could not be read when the
   * new one began, is resolved by it.
   *
   * @throws IllegalStateException if a later one finds no incident of that id
   */
  void save(Incident incident);

  /** The incident of an id, without what is only known while it lasts ({@link Incident#now}). */
  Optional<Incident> find(String id);

  /** All that are not resolved, in no order. */
  List<Incident> unresolved();

  /** Resolved ones that the query asks for, newest first, {@link IncidentQuery#limit} at most. */
  List<Incident> resolved(IncidentQuery query);

  /**
   * Deletes resolved incidents, with all that belongs to them, that ended before a moment or have
   * too many newer ones beside them.
   *
   * @param retained how many resolved ones may stay
   * @param atOnceMax how many are deleted at most
   * @return how many were
   */
  int prune(Instant endedBefore, int retained, int atOnceMax);
}
