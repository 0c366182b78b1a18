package dev.headroom.alerting.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Some incidents, newest first.
 *
 * @param next what to ask for to see older ones ({@link IncidentQuery#before}); empty at the end
 */
public record IncidentPage(List<Incident> incidents, Optional<String> next) {
  public IncidentPage {
    incidents = List.copyOf(incidents);
  }

  /**
   * The first ones of those there are.
   *
   * @param standing incidents that have not ended
   * @param ended those that have; one that stands counts as it stands
   */
  public static IncidentPage of(List<Incident> standing, List<Incident> ended, int limit) {
    List<Incident> all = new ArrayList<>(standing);
    Set<String> ids = standing.stream().map(Incident::id).collect(Collectors.toSet());
    ended.stream().filter(each -> ids.add(each.id())).forEach(all::add);
    all.sort(Comparator.comparing(Incident::id).reversed());
    List<Incident> page = all.subList(0, Math.min(all.size(), limit));
    boolean more = all.size() >= limit;
    return new IncidentPage(page, more ? Optional.of(page.getLast().id()) : Optional.empty());
  }
}
