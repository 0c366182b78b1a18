package dev.headroom.alerting.incident;

import java.util.List;
import java.util.Optional;

/**
 * Some incidents, newest first.
 *
 * @param next what to ask for to see older ones ({@link IncidentQuery#before}); empty at the end
 */
public record IncidentPage(List<Incident> incidents, Optional<String> next) {
  public IncidentPage {
    incidents = List.copyOf(incidents);
  }
}
