package dev.headroom.alerting;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.record.AlertingMetrics;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.model.Urgency;
import dev.headroom.slo.Evaluation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does to incidents what the policy makes of an evaluation. Guarded by the lock of alerting. */
final class EvaluationFollower {
  private static final Logger LOG = LoggerFactory.getLogger(EvaluationFollower.class);

  private final Incidents incidents;
  private final LiveIncidents live;
  private final BurnTransitions transitions;
  private final StepCommits commits;
  private final IncidentListener listener;
  private final AlertingMetrics metrics;

  EvaluationFollower(
      Incidents incidents,
      LiveIncidents live,
      BurnTransitions transitions,
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

  /** Opens, moves and ends the incidents of an objective as its evaluation asks. */
  void follow(Evaluation evaluation, Policy policy) throws IOException {
    String objective = evaluation.objective().name();
    AlertingState before = incidents.state(objective);
    Policy.PolicyDecision decision = policy.evaluated(before, EvaluatedTiers.of(evaluation));
    if (!decision.effects().isEmpty() || !decision.state().equals(before)) {
      List<LoggedTransition> steps = new ArrayList<>();
      for (Effect effect : decision.effects()) {
        steps.add(step(effect, evaluation));
      }
      commits.commit(objective, decision.state(), steps, evaluation);
    } else {
      live.evaluated(evaluation);
    }
    live.turned(objective).forEach(listener::changed);
  }

  private LoggedTransition step(Effect effect, Evaluation evaluation) {
    String objective = evaluation.objective().name();
    return switch (effect) {
      case Effect.Open open -> transitions.opened(evaluation, open);
      case Effect.Reopen(var urgency, var tier) -> {
        Optional<Incident> ended = ended(objective, urgency);
        yield ended.isPresent()
            ? transitions.reopened(ended.get(), evaluation, tier)
            : transitions.opened(evaluation, new Effect.Open(urgency, tier, Optional.empty()));
      }
      case Effect.Unacknowledge change ->
          transitions.unacknowledged(open(objective, change), evaluation, change);
      case Effect.Worsen change ->
          transitions.worsened(open(objective, change), evaluation, change);
      case Effect.Mention change ->
          transitions.mentioned(open(objective, change), evaluation, change);
      case Effect.End change -> transitions.ended(open(objective, change), evaluation);
    };
  }

  /** What cannot be read does not come back: whoever is to hear of it hears of a new one. */
  private Optional<Incident> ended(String objective, Urgency urgency) {
    try {
      return incidents.ended(objective, urgency);
    } catch (IOException e) {
      metrics.failures.inc();
      LOG.error(
          "the incident of {} that comes back cannot be read: a new one begins", objective, e);
      return Optional.empty();
    }
  }

  private Incident open(String objective, Effect effect) {
    return incidents.unresolved(objective, effect.urgency()).orElseThrow();
  }
}
