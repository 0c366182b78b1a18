package dev.headroom.drill.schedule;

import dev.headroom.alerting.source.AlertAccount.Ownership;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.drill.record.KeptDrill;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.finding.Finding.FindingKind;
import dev.headroom.watch.finding.WatchSubject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Whether the last drill of a schedule failed, as an alert. */
final class DrillFindings {
  private static final String RUNBOOK = "drill-failed";

  private DrillFindings() {}

  /**
   * @param last empty if none is known
   */
  static Finding of(DrillSchedule schedule, Optional<KeptDrill> last, Instant now) {
    return new Finding(
        WatchSubject.schedule(schedule.name()),
        FindingKind.DRILL_FAILED,
        schedule.severity(),
        last.map(DrillFindings::level).orElse(AlertLevel.UNKNOWN),
        last.flatMap(KeptDrill::endedAt).filter(each -> !each.isAfter(now)).orElse(now),
        new Ownership(schedule.service(), schedule.owner(), RUNBOOK),
        Map.of(Finding.SCHEDULE, schedule.name()),
        last.map(each -> summary(schedule, each)).orElse(""));
  }

  /** What goes on, or was broken off, says nothing: what stands stays. */
  private static AlertLevel level(KeptDrill drill) {
    return switch (drill.result()) {
      case PASSED -> AlertLevel.CLEAR;
      case FAILED -> AlertLevel.FIRING;
      case RUNNING, INTERRUPTED -> AlertLevel.UNKNOWN;
    };
  }

  private static String summary(DrillSchedule schedule, KeptDrill drill) {
    String where = drill.missed().map(leg -> " at '%s'".formatted(leg)).orElse("");
    return "%s: drill %s failed%s. %s"
        .formatted(schedule.service(), schedule.name(), where, drill.reason());
  }
}
