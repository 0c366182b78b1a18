package dev.headroom.engine.sqlite.table;

import dev.headroom.alerting.record.AlertingStateRecords;
import dev.headroom.alerting.record.IncidentRecords;
import dev.headroom.alerting.record.StepMarkRecords;
import dev.headroom.alerting.record.TellingRecords;
import dev.headroom.alerting.record.TimelineRecords;
import dev.headroom.alerting.reply.ReplyRecords;
import dev.headroom.alerting.silence.SilenceRecords;
import dev.headroom.drill.record.DrillRecords;
import dev.headroom.engine.StateRecords;
import dev.headroom.notify.record.DeliveryRecords;
import dev.headroom.outside.record.OutsideAlertRecords;
import dev.headroom.version.VersionRecords;
import dev.headroom.watch.record.HeartbeatRecords;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** All tables, in one transaction. */
public record SqliteRecords(Handle handle) implements StateRecords {
  @Override
  public IncidentRecords incidents() {
    return new IncidentTable(handle);
  }

  @Override
  public TimelineRecords timeline() {
    return new TimelineTable(handle);
  }

  @Override
  public StepMarkRecords stepMarks() {
    return new StepMarkTable(handle);
  }

  @Override
  public TellingRecords tellings() {
    return new TellingTable(handle);
  }

  @Override
  public AlertingStateRecords alertingStates() {
    return new AlertingStateTable(handle);
  }

  @Override
  public SilenceRecords silences() {
    return new SilenceTable(handle);
  }

  @Override
  public ReplyRecords replies() {
    return new ReplyTable(handle);
  }

  @Override
  public DeliveryRecords deliveries() {
    return new DeliveryTable(handle);
  }

  @Override
  public OutsideAlertRecords outsideAlerts() {
    return new OutsideAlertTable(handle);
  }

  @Override
  public HeartbeatRecords heartbeats() {
    return new HeartbeatTable(handle);
  }

  @Override
  public DrillRecords drills() {
    return new DrillTable(handle);
  }

  @Override
  public ToldPages toldPages(Instant since, int limit) {
    return new ToldPageTable(handle).since(since, limit);
  }

  @Override
  public VersionRecords ruleVersions() {
    return new VersionTable(handle);
  }
}
