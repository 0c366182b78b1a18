package dev.headroom.alerting;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.record.AlertingMetrics;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes steps of incidents happen: they are written, receivers hear of them by what routing says at
 * that moment, and listeners after that. Guarded by the lock of alerting.
 */
final class StepCommits {
  private static final Logger LOG = LoggerFactory.getLogger(StepCommits.class);

  private final Incidents incidents;
  private final LiveIncidents live;
  private final IncidentListener listener;
  private final AlertingMetrics metrics;
  private volatile Routing routing = Routing.NOBODY;
  private boolean failing;

  StepCommits(
      Incidents incidents, LiveIncidents live, IncidentListener listener, AlertingMetrics metrics) {
    this.incidents = incidents;
    this.live = live;
    this.listener = listener;
    this.metrics = metrics;
  }

  void routeBy(Routing next) {
    routing = next;
  }

  /** What is in force; for any thread. */
  Routing routing() {
    return routing;
  }

  /** The receivers that routing names for an incident. */
  List<Receiver> receiversOf(Incident incident) {
    return routing.receiversOf(incident.labels());
  }

  /** Steps that a round makes; as {@link Incidents#commit}. */
  void commit(AlertingState next, List<LoggedTransition> steps, AlertRound round)
      throws IOException {
    incidents.commit(round.subject(), next, steps, this::receiversOf);
    live.saw(round);
    happened(steps);
  }

  /** Steps of one subject, whatever made them; as {@link Incidents#commit}. */
  void commit(String subject, AlertingState next, List<LoggedTransition> steps) throws IOException {
    incidents.commit(subject, next, steps, this::receiversOf);
    happened(steps);
  }

  /**
   * A step that a person made; as {@link Incidents#commitWritten}.
   *
   * @return the incident after it, as it stands
   */
  Incident commitWritten(AlertingState next, LoggedTransition step) throws IOException {
    incidents.commitWritten(step.incident().subject(), next, List.of(step), this::receiversOf);
    happened(List.of(step));
    metrics.unresolved(live.all());
    return live.of(step.incident());
  }

  private void happened(List<LoggedTransition> steps) {
    if (failing) {
      failing = false;
      LOG.info("incidents go on");
    }
    steps.forEach(step -> listener.changed(live.of(step.incident())));
  }

  /** Something that the next round tries again if the store cannot do it. */
  interface RepeatedWork {
    void run() throws IOException;
  }

  void attempt(RepeatedWork work) {
    try {
      work.run();
    } catch (IOException e) {
      metrics.failures.inc();
      if (!failing) {
        failing = true;
        LOG.error("incidents cannot be read or written; every evaluation tries again", e);
      }
    }
  }
}
