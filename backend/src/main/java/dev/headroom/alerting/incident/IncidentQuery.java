package dev.headroom.alerting.incident;

import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Incident.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which incidents to list, newest first.
 *
 * @param states those in one of these states; all if none is given
 * @param service those of this service; of all services if empty
 * @param subjects those of the subjects of these names; of all if none is given
 * @param person those this person acknowledged or resolved
 * @param text those with this in their summary, or in the name of their subject, service or owner;
 *     in any case
 * @param atLeast those that lasted, or have lasted so far, at least so long since they began
 * @param before those older than the one of this id
 * @param limit how many at most, 1 to 1,000
 */
public record IncidentQuery(
    Set<IncidentState> states,
    Optional<String> service,
    Set<String> subjects,
    Optional<String> person,
    Optional<String> text,
    Duration atLeast,
    Optional<String> before,
    int limit) {
  static final int LIMIT_MAX = 1_000;

  public IncidentQuery {
    states = states.isEmpty() ? Set.of(IncidentState.values()) : Set.copyOf(states);
    subjects = Set.copyOf(subjects);
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX + ": " + limit);
    }
  }

  /** Whether one is to be listed, as it stands at a moment. */
  public boolean wants(Incident incident, Instant now) {
    Instant end = incident.resolution().map(Resolution::at).orElse(now);
    return states.contains(incident.state())
        && service.filter(each -> !each.equals(incident.service())).isEmpty()
        && (subjects.isEmpty() || subjects.contains(incident.subject()))
        && isOfPerson(incident)
        && text.filter(each -> !isIn(each, incident)).isEmpty()
        && Duration.between(incident.beganAt(), end).compareTo(atLeast) >= 0
        && before.filter(id -> incident.id().compareTo(id) >= 0).isEmpty();
  }

  private static boolean isIn(String text, Incident incident) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Stream.of(incident.summary(), incident.subject(), incident.service(), incident.owner())
        .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private boolean isOfPerson(Incident incident) {
    return person.isEmpty()
        || incident.acknowledgement().map(Acknowledgement::by).equals(person)
        || incident.resolution().map(Resolution::by).equals(person);
  }
}
