package dev.headroom.alerting.correlation;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.MuteReason.Attached.Relation;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.Collection;

/** What is attached to what, counted. */
final class CorrelationMetrics {
  private final Counter attachments;
  private final Gauge standing;
  final Counter failures;

  CorrelationMetrics(CollectorRegistry registry) {
    attachments =
        Counter.build(
                "headroom_alerting_attachments_total",
                "Incidents that another one stood for when they began.")
            .labelNames("relation")
            .register(registry);
    standing =
        Gauge.build(
                "headroom_alerting_attached_incidents",
                "Incidents that have not ended and that another one stands for.")
            .labelNames("relation")
            .register(registry);
    failures =
        Counter.build(
                "headroom_alerting_attachment_failures_total",
                "Incidents that were attached to none because it was not known who had been told.")
            .register(registry);
    for (Relation relation : Relation.values()) {
      attachments.labels(relation.toString());
      standing.labels(relation.toString());
    }
  }

  void attached(Relation relation) {
    attachments.labels(relation.toString()).inc();
  }

  void attached(Collection<Incident> incidents) {
    for (Relation relation : Relation.values()) {
      standing
          .labels(relation.toString())
          .set(
              (double)
                  incidents.stream()
                      .flatMap(each -> each.attachment().stream())
                      .filter(each -> each.relation() == relation)
                      .count());
    }
  }
}
