package dev.headroom.alerting.source;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.model.Alert;
import dev.headroom.model.Urgency;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a source tells of one subject at the moment of a round. */
public interface AlertAccount extends AlertTeller {
  /** Whose the subject is. */
  Ownership ownership();

  /** When it began, now that an alert fires; not after the moment. */
  Instant onset(String alert);

  /**
   * An incident as its source tells it: labels, annotations and figures.
   *
   * @param alert its summary and the links to incident and runbook are among its annotations
   */
  record ToldAlert(Alert alert, Figures figures) {}

  /**
   * What receivers are told while it fires.
   *
   * @param incident id of the incident
   * @param urgency of the incident
   * @param lead the most urgent of its alerts
   * @param beganAt the onset
   */
  ToldAlert firing(String incident, Urgency urgency, String lead, Instant beganAt);

  /** What is shown of an incident that stands; its labels are kept. */
  ToldAlert standing(Incident incident, Now now);

  /**
   * All alerts of the subject that are of one of these urgencies, where each of them is told; empty
   * where the most urgent speaks for all.
   */
  default Optional<AlertGroup> group(Set<Urgency> urgencies) {
    return Optional.empty();
  }

  /** What receivers are told of the end of an incident; its labels are kept. */
  ToldAlert ended(Incident incident, Instant at);

  /**
   * Who is to look after it.
   *
   * @param service whose it is
   * @param owner who answers for it; may be empty
   * @param runbook id of the runbook page
   */
  record Ownership(String service, String owner, String runbook) {}
}
