package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.BurningTier;
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
  record EndedIncident(String objective, Urgency urgency, String id, AlertingState.Ended ended) {}

  /** All tiers that burn: by objective, then by their name. */
  Map<String, Map<String, BurningTier>> burning();

  /** Puts these in the place of all tiers of an objective that burn. */
  void replaceBurning(String objective, Map<String, BurningTier> burning);

  /** The incidents that are not resolved, by their id. */
  Map<String, OpenIncident> open();

  /** Writes what decides about an incident that is there; who has acknowledged it is its own. */
  void saveOpen(String incident, OpenIncident open);

  /** The incidents that would come back. */
  List<EndedIncident> ended();

  /**
   * Puts these in the place of all incidents of an objective that would come back.
   *
   * @param ended by the incident's id
   */
  void replaceEnded(String objective, Map<String, AlertingState.Ended> ended);
}
