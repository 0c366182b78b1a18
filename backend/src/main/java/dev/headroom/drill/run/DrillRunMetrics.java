package dev.headroom.drill.run;

import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillLeg;
import dev.headroom.drill.record.KeptDrill.DrillResult;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.time.Duration;
import java.util.stream.Stream;

/** What drills say about themselves. */
final class DrillRunMetrics {
  private final Counter drills;
  private final Counter refused;
  private final Counter failures;
  private final Gauge running;
  private final Gauge waiting;
  private final Counter uncounted;
  private final Histogram legs;
  private final Histogram paged;

  DrillRunMetrics(CollectorRegistry registry) {
    drills =
        Counter.build("headroom_drill_runs_total", "Drills that ended.")
            .labelNames("result")
            .register(registry);
    refused =
        Counter.build(
                "headroom_drill_refused_runs_total", "Drills that were asked for and not run.")
            .labelNames("reason")
            .register(registry);
    failures =
        Counter.build(
                "headroom_drill_failures_total",
                "Pushes, writes and readings of drills that failed and are tried again.")
            .register(registry);
    running = Gauge.build("headroom_drill_running", "1 while a drill runs.").register(registry);
    waiting =
        Gauge.build(
                "headroom_drill_outcomes_waiting",
                "Drills that ended and are not counted in headroom_drill_pages_total yet.")
            .register(registry);
    uncounted =
        Counter.build(
                "headroom_drill_uncounted_outcomes_total",
                "Drills that could not be counted in headroom_drill_pages_total in time.")
            .register(registry);
    Gauge.build(
            "headroom_drill_outcome_limit_seconds",
            "How long a drill that ended may wait to be counted.")
        .register(registry)
        .set((double) PageOutcomes.WAITS_MAX.toSeconds());
    legs =
        Histogram.build("headroom_drill_leg_seconds", "What legs of drills took.")
            .labelNames("leg")
            .buckets(0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600)
            .register(registry);
    paged =
        Histogram.build(
                "headroom_drill_page_seconds",
                "From the first bad event of a drill until the first receiver had its page.")
            .buckets(1, 5, 10, 30, 60, 90, 120, 180, 300, 600, 1_800, 3_600)
            .register(registry);
    Gauge.build("headroom_drill_runs_per_hour_limit", "Most drills within an hour.")
        .register(registry)
        .set(Drills.PER_HOUR_MAX);
    Gauge.build("headroom_drill_kept_limit", "Drills that are kept.")
        .register(registry)
        .set(Drills.KEPT_MAX);
    Stream.of(DrillResult.values())
        .filter(each -> each != DrillResult.RUNNING)
        .forEach(each -> drills.labels(each.toString()));
  }

  void refused(String reason) {
    refused.labels(reason).inc();
  }

  void failed() {
    failures.inc();
  }

  void waiting(int outcomes) {
    waiting.set(outcomes);
  }

  void uncounted() {
    uncounted.inc();
  }

  void running(boolean isRunning) {
    running.set(isRunning ? 1 : 0);
  }

  void ended(KeptDrill drill) {
    drills.labels(drill.result().toString()).inc();
    for (DrillLeg each : DrillLeg.values()) {
      drill.took(each).ifPresent(took -> legs.labels(each.toString()).observe(seconds(took)));
    }
    drill.paged().ifPresent(took -> paged.observe(seconds(took)));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }
}
