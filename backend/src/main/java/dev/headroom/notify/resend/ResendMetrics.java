package dev.headroom.notify.resend;

import dev.headroom.notify.send.ResendingSender;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What resending says about itself; {@code integration} is the integration's id. */
final class ResendMetrics {
  private static final String INTEGRATION = "integration";

  private final Counter resent;
  private final Counter failed;
  private final Gauge standing;

  ResendMetrics(CollectorRegistry registry) {
    resent =
        Counter.build("headroom_notify_resent_incidents_total", "Incidents told again.")
            .labelNames(INTEGRATION, "outcome")
            .register(registry);
    failed =
        Counter.build(
                "headroom_notify_resend_failures_total",
                "Rounds that could not begin or end; the next one tries again.")
            .labelNames(INTEGRATION)
            .register(registry);
    standing =
        Gauge.build("headroom_notify_standing_incidents", "Incidents told again in the last round.")
            .labelNames(INTEGRATION)
            .register(registry);
    Gauge.build(
            "headroom_notify_resent_at_once_limit", "Most incidents that are told again at once.")
        .register(registry)
        .set(ResendingSender.RESENT_AT_ONCE_MAX);
  }

  void resent(String integration, String outcome, int incidents) {
    resent.labels(integration, outcome).inc(incidents);
  }

  void failed(String integration) {
    failed.labels(integration).inc();
  }

  void standing(String integration, int incidents) {
    standing.labels(integration).set(incidents);
  }

  /** The integration is told nothing again any more. */
  void forget(String integration) {
    standing.remove(integration);
  }
}
