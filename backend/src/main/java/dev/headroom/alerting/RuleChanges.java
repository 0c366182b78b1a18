package dev.headroom.alerting;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.routing.Receiver;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Does to incidents what follows from other rules: subjects that are gone, receivers that are new.
 * Guarded by the lock of alerting.
 */
final class RuleChanges {
  private final Incidents incidents;
  private final LiveIncidents live;
  private final Transitions transitions;
  private final StepCommits commits;
  private final Deliveries<?> deliveries;
  private final InstantSource clock;

  RuleChanges(
      Incidents incidents,
      LiveIncidents live,
      Transitions transitions,
      StepCommits commits,
      Deliveries<?> deliveries,
      InstantSource clock) {
    this.incidents = incidents;
    this.live = live;
    this.transitions = transitions;
    this.commits = commits;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Resolves the incidents of subjects that are not present any more. */
  void endRemoved(Predicate<String> present) {
    for (String subject : Set.copyOf(incidents.subjects())) {
      if (!present.test(subject)) {
        commits.attempt(() -> end(subject));
      }
    }
  }

  private void end(String subject) throws IOException {
    List<LoggedTransition> ends =
        incidents.unresolved(subject).stream()
            .map(incident -> transitions.removed(incident, clock.instant()))
            .toList();
    commits.commit(subject, AlertingState.NOTHING, ends);
    live.forget(subject);
  }

  /**
   * A page must not wait with somebody whom the files do not name any more.
   *
   * @param before incidents that were open before the latest rounds
   */
  void tellNewReceivers(List<Incident> before) throws IOException {
    for (Incident each : before) {
      Optional<Incident> open =
          incidents
              .unresolvedOf(each.id())
              .filter(now -> now.acknowledgement().isEmpty() && now.muted().isEmpty());
      if (open.isPresent()) {
        tellNewReceivers(open.get());
      }
    }
  }

  private void tellNewReceivers(Incident incident) throws IOException {
    List<Receiver> named =
        commits.hearers().named(incident).stream()
            .filter(each -> !commits.owed().isOwed(incident, each.name()))
            .toList();
    List<String> untold = deliveries.untold(incident.id(), named);
    Set<String> heldBack = commits.hearers().audience(incident).heldBack();
    List<String> told = untold.stream().filter(each -> !heldBack.contains(each)).toList();
    if (!told.isEmpty()) {
      LoggedTransition step =
          transitions.routed(incident, live.of(incident), clock.instant(), told);
      commits.tell(step, named.stream().filter(each -> told.contains(each.name())).toList());
    }
    if (told.size() < untold.size()) {
      Incident now = incidents.unresolvedOf(incident.id()).orElse(incident);
      commits.holdBack(now, untold);
    }
  }
}
