package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.TimelineEntry;

/** What became of a mark that somebody set at a step of the runbook. */
public enum Marking {
  /** It is set, and its line is in the timeline. */
  DONE,
  /** The step stands like that already. */
  NOTHING_NEW,
  /** The timeline takes no more of them. */
  TOO_MANY;

  static Marking of(
      AlertingRecords records, String incident, StepMark mark, TimelineEntry entry, int marksMax) {
    if (records.stepMarks().isDone(incident, mark.step()) == mark.done()) {
      return NOTHING_NEW;
    }
    if (records.timeline().count(incident, entry.kind()) >= marksMax) {
      return TOO_MANY;
    }
    records.stepMarks().put(incident, mark);
    records.timeline().append(incident, entry);
    return DONE;
  }
}
