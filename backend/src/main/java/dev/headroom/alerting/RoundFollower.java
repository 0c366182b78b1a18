package dev.headroom.alerting;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.record.AlertingMetrics;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.model.Urgency;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does to incidents what the policy makes of a round of alerts. Guarded by the lock of alerting.
 */
final class RoundFollower {
  private static final Logger LOG = LoggerFactory.getLogger(RoundFollower.class);

  private final Incidents incidents;
  private final LiveIncidents live;
  private final AlertTransitions transitions;
  private final StepCommits commits;
  private final IncidentListener listener;
  private final AlertingMetrics metrics;

  RoundFollower(
      Incidents incidents,
      LiveIncidents live,
      AlertTransitions transitions,
      StepCommits commits,
      IncidentListener listener,
      AlertingMetrics metrics) {
    this.incidents = incidents;
    this.live = live;
    this.transitions = transitions;
    this.commits = commits;
    this.listener = listener;
    this.metrics = metrics;
  }

  /** Opens, moves and ends the incidents of a subject as the round asks. */
  void follow(AlertRound round, Policy policy) throws IOException {
    AlertingState before = incidents.state(round.subject());
    Policy.PolicyDecision decision =
        policy
            .withGroupInterval(urgency -> groupInterval(round, urgency))
            .whileStanding(urgency -> standsForOthers(round, urgency))
            .evaluated(before, round);
    if (!decision.effects().isEmpty() || !decision.state().equals(before)) {
      List<LoggedTransition> steps = new ArrayList<>();
      for (Effect effect : decision.effects()) {
        steps.add(step(effect, round));
      }
      commits.commit(decision.state(), steps, round);
    } else {
      live.saw(round);
    }
    live.turned(round.subject()).forEach(listener::changed);
  }

  private Duration groupInterval(AlertRound round, Urgency urgency) {
    return commits.groupInterval(incidents.unresolved(round.subject(), urgency).orElseThrow());
  }

  private boolean standsForOthers(AlertRound round, Urgency urgency) {
    return incidents.unresolved(round.subject(), urgency).filter(live::standsForOthers).isPresent();
  }

  private LoggedTransition step(Effect effect, AlertRound round) {
    String subject = round.subject();
    return switch (effect) {
      case Effect.Open open -> transitions.opened(round, open);
      case Effect.Reopen(var urgency, var lead) -> {
        Optional<Incident> ended = ended(subject, urgency);
        yield ended.isPresent()
            ? transitions.reopened(ended.get(), round, lead)
            : transitions.opened(round, new Effect.Open(urgency, lead, Optional.empty()));
      }
      case Effect.Unacknowledge change ->
          transitions.unacknowledged(open(subject, change), round, change);
      case Effect.Worsen change -> transitions.worsened(open(subject, change), round, change);
      case Effect.Mention change -> transitions.mentioned(open(subject, change), round, change);
      case Effect.End change -> transitions.ended(open(subject, change), round);
    };
  }

  /** What cannot be read does not come back: whoever is to hear of it hears of a new one. */
  private Optional<Incident> ended(String subject, Urgency urgency) {
    try {
      return incidents.ended(subject, urgency);
    } catch (IOException e) {
      metrics.failures.inc();
      LOG.error("the incident of {} that comes back cannot be read: a new one begins", subject, e);
      return Optional.empty();
    }
  }

  private Incident open(String subject, Effect effect) {
    return incidents.unresolved(subject, effect.urgency()).orElseThrow();
  }
}
