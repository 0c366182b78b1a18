package dev.headroom.alerting;

import dev.headroom.alerting.incident.Incident;

/** Hears of incidents that changed, for pages that show them live. */
@FunctionalInterface
public interface IncidentListener {
  /**
   * The incident, or its timeline, has changed; this is committed. Called in the order of the
   * changes, on the thread that made them; must not block.
   */
  void changed(Incident incident);
}
