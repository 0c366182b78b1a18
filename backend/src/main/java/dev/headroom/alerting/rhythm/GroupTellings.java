package dev.headroom.alerting.rhythm;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.alerting.incident.OpenIncident.LastNotification;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.model.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What receivers know of groups of alerts: what they were told, and nothing that was held back.
 * Guarded by the lock of alerting.
 */
public final class GroupTellings {
  /** When each incident last had a step of which nobody was told, by its id. */
  private final Map<String, Instant> withheld = new HashMap<>();

  /**
   * What is known after a step of which nobody was told: that it happened, and of receivers what
   * was known before.
   */
  public AlertingState withheld(
      AlertingState before, AlertingState next, Incident incident, AlertRound round) {
    Optional<LastNotification> known =
        before.open(incident.severity()).map(OpenIncident::lastNotification);
    if (!round.tellsEach() || known.isEmpty()) {
      return next;
    }
    withheld.put(incident.id(), round.at());
    return with(
        next,
        incident.severity(),
        known.get().of(new GroupRhythm(incident.severity(), next, round).fired()));
  }

  /** What is known once everybody was told how a group stands in a round. */
  public AlertingState told(AlertingState state, Incident incident, AlertRound round) {
    Optional<OpenIncident> open = state.open(incident.severity());
    withheld.remove(incident.id());
    if (!round.tellsEach() || open.isEmpty()) {
      return state;
    }
    LastNotification before = open.get().lastNotification();
    return with(
        state,
        incident.severity(),
        new LastNotification(
            round.at(),
            before.alert(),
            before.intensity(),
            new GroupRhythm(incident.severity(), state, round).fired()));
  }

  private static AlertingState with(AlertingState state, Urgency urgency, LastNotification known) {
    return state.open(urgency).map(open -> state.with(urgency, open.with(known))).orElse(state);
  }

  /**
   * How long it is after receivers were told that the next step is due: what nobody is told has its
   * line in the timeline no more often.
   *
   * @param interval least time between two steps
   */
  public Duration due(Incident incident, AlertingState state, Duration interval) {
    return state
        .open(incident.severity())
        .map(open -> open.lastNotification().at())
        .flatMap(told ->
            Optional.ofNullable(withheld.get(incident.id()))
                .filter(told::isBefore)
                .map(at -> Duration.between(told, at).plus(interval)))
        .orElse(interval);
  }

  /** Nothing else stands any more. */
  public void retain(Collection<String> incidents) {
    withheld.keySet().retainAll(incidents);
  }
}
