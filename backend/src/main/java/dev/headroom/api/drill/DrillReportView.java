package dev.headroom.api.drill;

import dev.headroom.drill.schedule.DrillReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last drill of a service or a schedule (schema DrillReport).
 *
 * @param schedule empty for drills of the service that somebody asked for
 * @param last null if there was none
 * @param nextAt when the next is due; null without a schedule
 */
record DrillReportView(
    String service, String schedule, @Nullable DrillRunView last, @Nullable Instant nextAt) {
  static DrillReportView of(DrillReport report) {
    return new DrillReportView(
        report.service(),
        report.schedule(),
        report.last().map(DrillRunView::of).orElse(null),
        report.nextAt().orElse(null));
  }
}
