package dev.headroom.drill.schedule;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What scheduled drills say about themselves. */
final class ScheduleMetrics {
  private final Gauge schedules;
  private final Counter notBegun;
  private final Counter failures;

  ScheduleMetrics(CollectorRegistry registry) {
    schedules =
        Gauge.build("headroom_drill_schedules", "Drills that begin by the clock.")
            .register(registry);
    Gauge.build("headroom_drill_schedules_limit", "Most drills that may begin by the clock.")
        .register(registry)
        .set(DrillSchedules.SCHEDULES_MAX);
    Gauge.build(
            "headroom_drill_schedule_late_limit_seconds",
            "How long after its time a scheduled drill still begins.")
        .register(registry)
        .set((double) DrillSchedule.LATE_MAX.toSeconds());
    notBegun =
        Counter.build("headroom_drill_not_begun_total", "Drills that were due and did not begin.")
            .labelNames("reason")
            .register(registry);
    notBegun.labels("late");
    notBegun.labels("down");
    failures =
        Counter.build(
                "headroom_drill_schedule_failures_total",
                "Readings and writes for scheduled drills that failed and are tried again.")
            .register(registry);
  }

  void declared(int count) {
    schedules.set(count);
  }

  /** It could not begin although the server ran, or the server did not run. */
  void notBegun(boolean ran) {
    notBegun.labels(ran ? "late" : "down").inc();
  }

  void failed() {
    failures.inc();
  }
}
