package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.FiringAlert;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.model.Urgency;
import java.util.List;
import java.util.Map;

/** What decides about incidents ({@link AlertingState}), within one unit of work. */
public interface AlertingStateRecords {
  /**
   * An incident that ended a moment ago.
   *
   * @param id of the incident
   */
  record EndedIncident(String subject, Urgency urgency, String id, AlertingState.Ended ended) {}

  /** All alerts that fire: by subject, then by their name. */
  Map<String, Map<String, FiringAlert>> firing();

  /** Puts these in the place of all alerts of a subject that fire. */
  void replaceFiring(String subject, Map<String, FiringAlert> firing);

  /** The incidents that are not resolved, by their id. */
  Map<String, OpenIncident> open();

  /** Writes what decides about an incident that is there; who has acknowledged it is its own. */
  void saveOpen(String incident, OpenIncident open);

  /** The incidents that would come back. */
  List<EndedIncident> ended();

  /**
   * Puts these in the place of all incidents of a subject that would come back.
   *
   * @param ended by the incident's id
   */
  void replaceEnded(String subject, Map<String, AlertingState.Ended> ended);
}
