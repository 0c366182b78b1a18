package dev.headroom.server.drill;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.api.drill.DrillResources.DrillSources;
import dev.headroom.burn.BurnAlerts;
import dev.headroom.drill.TestPages;
import dev.headroom.drill.record.DrillingRecords;
import dev.headroom.drill.run.Drills;
import dev.headroom.drill.schedule.ScheduledDrills;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.objective.Objective;
import dev.headroom.storage.StateStore;
import io.prometheus.client.CollectorRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything that tries out how people are told, as one source of alerts. */
public record Drilling(
    TestPages testPages, Drills drills, ScheduledDrills scheduled, DrillWay way) {
  /**
   * Goes on where the store stands.
   *
   * @param store where alerting keeps incidents
   * @param promises those in force
   * @param ways clock, chance and links of all of it
   */
  public static Drilling open(
      StateStore<? extends DrillingRecords> store,
      Alerting alerting,
      DrillWay way,
      Supplier<List<Objective>> promises,
      Drills.DrillWays ways,
      CollectorRegistry registry) {
    Drills drills = new Drills(store, alerting, way, ways, registry);
    return new Drilling(
        new TestPages(store, alerting, ways.links(), ways.clock(), ways.random(), registry),
        drills,
        new ScheduledDrills(drills, promises, ways, registry),
        way);
  }

  /** What is asked of it over HTTP. */
  public DrillSources sources() {
    return new DrillSources(testPages, drills, scheduled);
  }

  /** Begins what is due, and follows what runs; to be called each second. */
  public void look() {
    scheduled.look();
    drills.look();
  }

  /** What alerting is told, by what the objectives of drills stand at. */
  public List<AlertRound> rounds(BurnAlerts burns, List<Evaluation> drilled) {
    List<AlertRound> rounds = new ArrayList<>(testPages.rounds());
    rounds.addAll(drills.rounds(burns.rounds(drilled)));
    return rounds;
  }

  /** Whether it is the subject of something that has not ended. */
  public boolean isPresent(String subject) {
    return testPages.isPresent(subject) || drills.isPresent(subject);
  }

  /** Who speaks of an incident of which no round has come; empty if it is no drill. */
  public static Optional<AlertTeller> teller(Incident incident) {
    if (TestPages.isSubject(incident.subject())) {
      return Optional.of(TestPages.teller());
    }
    return Drills.isSubject(incident.subject()) ? Optional.of(Drills.teller()) : Optional.empty();
  }
}
