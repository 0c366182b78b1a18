package dev.headroom.drill.record;

import dev.headroom.alerting.record.AlertingRecords;

/** What is kept of drills, beside the incidents they open, as one unit of work sees it. */
public interface DrillingRecords extends AlertingRecords {
  DrillRecords drills();
}
