package dev.headroom.alerting.record;

/** What alerting keeps, as one unit of work reads and writes it. */
public interface AlertingRecords {
  IncidentRecords incidents();

  TimelineRecords timeline();

  StepMarkRecords stepMarks();

  AlertingStateRecords alertingStates();
}
