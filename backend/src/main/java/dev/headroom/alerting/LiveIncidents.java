package dev.headroom.alerting;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.BurningTier;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Burning;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Incident.RecoveryOutlook;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.objective.BurnTier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows incidents that stand as they stand at the moment: text, figures and outlook of the latest
 * evaluation. Not for use by several threads.
 */
final class LiveIncidents {
  private final Incidents incidents;
  private final BurnTransitions transitions;
  private final Map<String, Evaluation> latest = new HashMap<>();

  /** Since when each of those that recover does, by id. */
  private final Map<String, Instant> recovering = new HashMap<>();

  LiveIncidents(Incidents incidents, BurnTransitions transitions) {
    this.incidents = incidents;
    this.transitions = transitions;
  }

  /** Takes note of an evaluation; those of objectives without an incident are not kept. */
  void evaluated(Evaluation evaluation) {
    String objective = evaluation.objective().name();
    if (incidents.unresolved(objective).isEmpty()) {
      latest.remove(objective);
    } else {
      latest.put(objective, evaluation);
    }
  }

  void forget(String objective) {
    latest.remove(objective);
  }

  Optional<Evaluation> latest(String objective) {
    return Optional.ofNullable(latest.get(objective));
  }

  /**
   * The incidents of an objective that have begun to recover since this was last asked, or have
   * stopped.
   */
  List<Incident> turned(String objective) {
    List<Incident> turned = new ArrayList<>();
    for (Incident incident : incidents.unresolved(objective)) {
      Incident live = of(incident);
      Optional<Instant> since = live.now().recovery().map(RecoveryOutlook::since);
      Optional<Instant> before =
          Optional.ofNullable(
              since.isPresent()
                  ? recovering.put(incident.id(), since.get())
                  : recovering.remove(incident.id()));
      if (since.isPresent() != before.isPresent()) {
        turned.add(live);
      }
    }
    return turned;
  }

  /** All that stand. */
  List<Incident> all() {
    List<Incident> all = incidents.unresolved().stream().map(this::of).toList();
    recovering.keySet().retainAll(all.stream().map(Incident::id).toList());
    return all;
  }

  /**
   * An incident as it stands; one that has ended, or that nothing is known of yet, as it is kept.
   */
  Incident of(Incident incident) {
    Evaluation evaluation = latest.get(incident.objective());
    if (incident.resolution().isPresent() || evaluation == null) {
      return incident;
    }
    return transitions.live(incident, evaluation, now(incident, evaluation));
  }

  private Now now(Incident incident, Evaluation evaluation) {
    AlertingState state = incidents.state(incident.objective());
    List<Burning> burning = new ArrayList<>();
    List<TierReading> readings = new ArrayList<>();
    for (TierReading reading : evaluation.tiers()) {
      BurnTier tier = reading.tier();
      BurningTier burn = state.burns().get(tier.name());
      if (tier.urgency() != incident.severity()) {
        continue;
      }
      if (burn != null) {
        burning.add(new Burning(tier.name(), burn.since(), !burn.isUnanswered()));
      }
      if (burn != null || reading.level() != TierReading.BurnLevel.CLEAR) {
        readings.add(reading);
      }
    }
    return new Now(
        burning,
        state
            .open(incident.severity())
            .flatMap(standing -> recovery(incident, standing, readings)));
  }

  /** It recovers while all of its tiers do that are not clear yet. */
  private Optional<RecoveryOutlook> recovery(
      Incident incident, OpenIncident standing, List<TierReading> unclear) {
    if (unclear.isEmpty()) {
      return standing
          .clearSince()
          .map(clear ->
              new RecoveryOutlook(quietSince(incident, clear), clear.plus(standing.held())));
    }
    List<TierReading.TierRecovery> recoveries =
        unclear.stream().flatMap(reading -> reading.recovery().stream()).toList();
    if (recoveries.size() < unclear.size()) {
      return Optional.empty();
    }
    Instant since = latest(recoveries.stream().map(TierReading.TierRecovery::since).toList());
    Instant clear = latest(recoveries.stream().map(TierReading.TierRecovery::clearAbout).toList());
    return Optional.of(new RecoveryOutlook(since, clear.plus(standing.held())));
  }

  /**
   * A tier is clear some time after the last bad event, when its windows have forgotten it: an
   * incident that is held from then on has recovered for longer. After a restart in the meantime
   * that is not known, and it is the moment since which they are clear.
   */
  private Instant quietSince(Incident incident, Instant clear) {
    Instant since = recovering.getOrDefault(incident.id(), clear);
    return since.isBefore(clear) ? since : clear;
  }

  private static Instant latest(List<Instant> moments) {
    return moments.stream().max(Comparator.naturalOrder()).orElseThrow();
  }
}
