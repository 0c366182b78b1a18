package dev.headroom.api.view;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.change.ChangeLog;
import dev.headroom.change.ChangeLog.Change;
import dev.headroom.model.ChangeEvent;
import dev.headroom.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A deploy or another change as the API tells it (schema Change). */
public record ChangeView(
    String id,
    Instant time,
    String kind,
    String service,
    String version,
    String summary,
    String url) {
  private static final Duration BEFORE_INCIDENT = Duration.ofHours(1);
  private static final int AROUND_INCIDENT_MAX = 50;

  public static ChangeView of(Change change) {
    ChangeEvent event = change.event();
    return new ChangeView(
        Long.toString(change.id()),
        Instant.ofEpochMilli(event.timeMillis()),
        event.kind(),
        event.service(),
        event.version(),
        event.summary(),
        event.url());
  }

  /**
   * What changed in the service of an incident, from an hour before it began until its end.
   *
   * @return newest first, at most {@value #AROUND_INCIDENT_MAX}
   */
  public static List<Change> around(Incident incident, ChangeLog changes, Instant now) {
    Instant end = incident.resolution().map(Incident.Resolution::at).orElse(now);
    TimeRange nearby =
        new TimeRange(
            incident.beganAt().minus(BEFORE_INCIDENT).toEpochMilli(),
            Math.max(incident.startedAt().toEpochMilli(), end.toEpochMilli()) + 1);
    return changes.find(nearby, Optional.of(incident.service()), AROUND_INCIDENT_MAX);
  }
}
