package dev.headroom.trial;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What trials cost. */
final class TrialMetrics {
  final Counter trials;
  final Counter seconds;

  TrialMetrics(CollectorRegistry registry) {
    this.trials =
        Counter.build("headroom_trial_runs_total", "Dry runs of rules, by what became of them.")
            .labelNames("outcome")
            .register(registry);
    this.seconds =
        Counter.build("headroom_trial_seconds_total", "Seconds that dry runs took.")
            .register(registry);
    Gauge.build("headroom_trial_seconds_limit", "Seconds that one dry run may take.")
        .register(registry)
        .set((double) RuleTrial.SECONDS_MAX);
  }
}
