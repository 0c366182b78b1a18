package dev.headroom.alerting.silence;

import dev.headroom.alerting.silence.Silence.Phase;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.Collection;
import java.util.List;

/** What silences say about themselves. */
final class SilenceMetrics {
  private final Gauge kept;
  final Counter pruned;
  final Counter failures;

  SilenceMetrics(CollectorRegistry registry) {
    kept =
        Gauge.build("headroom_alerting_silences", "Silences that are kept.")
            .labelNames("phase")
            .register(registry);
    pruned =
        Counter.build(
                "headroom_alerting_pruned_silences_total",
                "Ended silences deleted because they are too old or too many.")
            .register(registry);
    failures =
        Counter.build(
                "headroom_alerting_silence_failures_total",
                "Changes of silences that time made and that could not be kept.")
            .register(registry);
    count(List.of());
  }

  void count(Collection<Silence> silences) {
    for (Phase phase : Phase.values()) {
      long count = silences.stream().filter(each -> each.phase() == phase).count();
      kept.labels(phase.toString()).set((double) count);
    }
  }
}
