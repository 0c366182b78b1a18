package dev.headroom.trial;

import dev.headroom.alerting.correlation.Correlation;
import dev.headroom.routing.Routing;
import dev.headroom.slo.objective.Objective;
import java.util.List;

/**
 * A set of rules to be tried.
 *
 * @param declared what incidents are compared by
 */
public record TrialRules(
    List<Objective> objectives, Routing routing, Correlation.Declared declared) {
  public TrialRules {
    objectives = List.copyOf(objectives);
  }
}
