package dev.headroom.drill.run;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.source.AlertAccount.Ownership;
import java.time.Instant;
import java.util.Map;

/**
 * Whose page a drill's is.
 *
 * @param labels by which it is routed
 * @param promise for people, the one that is drilled
 * @param by who asked; may be empty
 * @param onset when the first bad event happened
 */
record DrillPage(
    Map<String, String> labels, Ownership ownership, String promise, String by, Instant onset) {
  DrillPage {
    labels = Map.copyOf(labels);
  }

  /** Of one that runs, at a moment. */
  static DrillPage of(DrillRun run, Instant at) {
    return new DrillPage(
        run.plan().labels(),
        new Ownership(
            run.plan().drilled().service(),
            run.plan().drilled().owner(),
            run.plan().drilled().runbook()),
        run.plan().drilled().displayName(),
        run.kept().by(),
        run.marks().pushed().filter(pushed -> !pushed.isAfter(at)).orElse(at));
  }

  /** Of one of which nothing is known but its incident. */
  static DrillPage of(Incident incident) {
    return new DrillPage(
        incident.labels(),
        new Ownership(incident.service(), incident.owner(), incident.runbook()),
        incident.service(),
        "",
        incident.beganAt());
  }
}
