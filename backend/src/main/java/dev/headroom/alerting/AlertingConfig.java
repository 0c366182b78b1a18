package dev.headroom.alerting;

import java.time.Duration;

/**
 * Bounds of alerting.
 *
 * @param retention how long a resolved incident is kept
 * @param resolvedIncidentsMax how many resolved incidents are kept, the newest
 * @param notesPerIncidentMax how many notes people may leave on one incident
 * @param stepMarksPerIncidentMax how often people may mark steps of its runbook
 */
public record AlertingConfig(
    Duration retention,
    int resolvedIncidentsMax,
    int notesPerIncidentMax,
    int stepMarksPerIncidentMax) {
  public AlertingConfig {
    if (!retention.isPositive()) {
      throw new IllegalArgumentException("retention must be more than zero");
    }
    if (resolvedIncidentsMax < 1) {
      throw new IllegalArgumentException("resolvedIncidentsMax must be at least 1");
    }
    if (notesPerIncidentMax < 1) {
      throw new IllegalArgumentException("notesPerIncidentMax must be at least 1");
    }
    if (stepMarksPerIncidentMax < 1) {
      throw new IllegalArgumentException("stepMarksPerIncidentMax must be at least 1");
    }
  }

  /** 400 days, 10,000 incidents, 500 notes and 1,000 marks each. */
  public static AlertingConfig defaults() {
    return new AlertingConfig(Duration.ofDays(400), 10_000, 500, 1_000);
  }
}
