package dev.headroom.alerting;

import dev.headroom.alerting.Incident.State;
import java.util.Optional;
import java.util.Set;

/**
 * Which incidents to list, newest first.
 *
 * @param states those in one of these states; all if none is given
 * @param service those of this service; of all services if empty
 * @param before those older than the one of this id
 * @param limit how many at most, 1 to 1,000
 */
public record IncidentQuery(
    Set<State> states, Optional<String> service, Optional<String> before, int limit) {
  static final int LIMIT_MAX = 1_000;

  public IncidentQuery {
    states = states.isEmpty() ? Set.of(State.values()) : Set.copyOf(states);
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX + ": " + limit);
    }
  }

  boolean wants(Incident incident) {
    return states.contains(incident.state())
        && service.filter(name -> !name.equals(incident.service())).isEmpty()
        && before.filter(id -> incident.id().compareTo(id) >= 0).isEmpty();
  }
}
