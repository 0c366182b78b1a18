package dev.headroom.server;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.Routing;
import dev.headroom.api.Reload;
import dev.headroom.capacity.Services;
import dev.headroom.metrics.MetricStore;
import dev.headroom.metrics.SeriesTap;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.slo.Objective;
import dev.headroom.slo.Objectives;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The rule set in force, and how another one takes its place: everything is read and checked first,
 * then objectives, taps, routing and runbooks change together; on any problem nothing does.
 */
final class Rules implements Reload {
  private final RuleSet.Source source;
  private final UnaryOperator<Routing> rerouting;
  private final Objectives objectives;
  private final MetricStore metrics;
  private final Alerting alerting;
  private volatile RuleSet inForce;

  /**
   * @param rerouting what a demo makes of the routing that is written; else the same
   */
  Rules(
      RuleSet first,
      RuleSet.Source source,
      UnaryOperator<Routing> rerouting,
      Objectives objectives,
      MetricStore metrics,
      Alerting alerting) {
    this.inForce = first;
    this.source = source;
    this.rerouting = rerouting;
    this.objectives = objectives;
    this.metrics = metrics;
    this.alerting = alerting;
  }

  /** Lets alerting act on the first rule set. */
  void start() throws IOException {
    alerting.reload(inForce.objectives(), rerouting.apply(inForce.routing()));
  }

  RuleSet inForce() {
    return inForce;
  }

  RunbookCatalog runbooks() {
    return inForce.runbooks();
  }

  Services services() {
    return inForce.services();
  }

  List<Objective> objectives() {
    return inForce.objectives();
  }

  @Override
  public synchronized Outcome reload() throws IOException {
    RuleSet next;
    try {
      next = RuleSet.read(source);
    } catch (InvalidFiles invalid) {
      return new Outcome.Kept(invalid.problems());
    }
    List<SeriesTap> before = objectives.taps();
    alerting.reload(next.objectives(), rerouting.apply(next.routing()));
    objectives.replace(next.objectives());
    retap(before, objectives.taps());
    inForce = next;
    return new Outcome.Taken(
        next.objectives().size(),
        next.routing().receivers().size(),
        next.runbooks().all().size(),
        next.services().all().size());
  }

  private void retap(List<SeriesTap> before, List<SeriesTap> after) {
    List<SeriesTap> gone = new ArrayList<>(before);
    gone.removeAll(after);
    gone.forEach(metrics::removeTap);
    List<SeriesTap> added = new ArrayList<>(after);
    added.removeAll(before);
    added.forEach(metrics::addTap);
  }
}
