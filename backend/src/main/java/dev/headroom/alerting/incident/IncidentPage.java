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

  /** The first ones of those there are. */
  public static IncidentPage of(List<Incident> all, int limit) {
    List<Incident> page = all.subList(0, Math.min(all.size(), limit));
    boolean more = all.size() >= limit;
    return new IncidentPage(page, more ? Optional.of(page.getLast().id()) : Optional.empty());
  }
}
