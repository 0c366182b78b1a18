package dev.headroom.alerting.record;

import dev.headroom.alerting.reply.ReplyRecords;
import dev.headroom.alerting.silence.SilenceRecords.SilenceRoom;

/** What alerting keeps, as one unit of work reads and writes it. */
public interface AlertingRecords extends SilenceRoom {
  IncidentRecords incidents();

  TimelineRecords timeline();

  StepMarkRecords stepMarks();

  TellingRecords tellings();

  ReplyRecords replies();

  AlertingStateRecords alertingStates();
}
