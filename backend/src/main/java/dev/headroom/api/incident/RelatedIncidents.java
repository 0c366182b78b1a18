package dev.headroom.api.incident;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.correlation.Correlation;
import dev.headroom.alerting.correlation.Related;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.TimelineEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the incidents that belong to one, among those that stand and the latest that ended. */
public record RelatedIncidents(Alerting alerting, Correlation correlation) {
  private static final int COMPARED_MAX = 100;

  /**
   * The likeliest root first, 20 at most.
   *
   * @throws IOException if they cannot be read
   */
  public List<Related> of(Incident incident) throws IOException {
    IncidentQuery latest =
        new IncidentQuery(
            Set.of(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO,
            Optional.empty(),
            COMPARED_MAX);
    Set<String> attached =
        alerting.timeline(incident.id()).stream()
            .flatMap(RelatedIncidents::attached)
            .collect(Collectors.toSet());
    return correlation.related(incident, alerting.list(latest).incidents(), attached);
  }

  private static Stream<String> attached(TimelineEntry entry) {
    return Optional.ofNullable(entry.details().get(TimelineEntry.ATTACHED)).stream();
  }
}
