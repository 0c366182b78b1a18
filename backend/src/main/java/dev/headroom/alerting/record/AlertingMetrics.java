package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.TransitionKind;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.Collection;

/** What alerting says about itself. */
public final class AlertingMetrics {
  final Counter transitions;
  public final Counter failures;
  final Counter pruned;
  final Counter lines;
  private final Gauge unresolved;

  public AlertingMetrics(CollectorRegistry registry) {
    transitions =
        Counter.build("headroom_alerting_transitions_total", "Transitions of incidents.")
            .labelNames("kind")
            .register(registry);
    for (TransitionKind kind : TransitionKind.values()) {
      transitions.labels(kind.toString());
    }
    failures =
        Counter.build(
                "headroom_alerting_failures_total",
                "Transitions that could not be written and are tried again.")
            .register(registry);
    pruned =
        Counter.build(
                "headroom_alerting_pruned_incidents_total",
                "Resolved incidents deleted because they are too old or too many.")
            .register(registry);
    lines =
        Counter.build(
                "headroom_alerting_untold_changes_total",
                "Changes of incidents that are a line of the timeline and told nobody.")
            .register(registry);
    unresolved =
        Gauge.build("headroom_alerting_unresolved_incidents", "Incidents that have not ended.")
            .labelNames("state")
            .register(registry);
  }

  public void unresolved(Collection<Incident> incidents) {
    for (IncidentState state :
        new IncidentState[] {
          IncidentState.OPEN, IncidentState.ACKNOWLEDGED, IncidentState.RECOVERING
        }) {
      unresolved
          .labels(state.toString())
          .set((double) incidents.stream().filter(each -> each.state() == state).count());
    }
  }
}
