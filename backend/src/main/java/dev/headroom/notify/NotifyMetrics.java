package dev.headroom.notify;

import dev.headroom.notify.record.DeliveryRecords;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.send.NotifyConfig;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.time.Duration;
import java.time.InstantSource;

/** What delivering says about itself; {@code integration} is the integration's id. */
final class NotifyMetrics {
  private static final double MILLIS_PER_SECOND = 1e3;

  private final InstantSource clock;
  private final Gauge pending;
  private final Gauge oldest;
  private final Counter attempts;
  private final Counter finished;
  private final Histogram deliverySeconds;
  private final Counter failures;
  private final Gauge unwritten;
  private final Gauge underWay;

  NotifyMetrics(NotifyConfig config, InstantSource clock, CollectorRegistry registry) {
    this.clock = clock;
    pending =
        Gauge.build("headroom_notify_pending_deliveries", "Deliveries that wait or are retried.")
            .labelNames("integration")
            .register(registry);
    oldest =
        Gauge.build("headroom_notify_oldest_pending_seconds", "Age of the oldest one; 0 if none.")
            .labelNames("integration")
            .register(registry);
    attempts =
        Counter.build("headroom_notify_attempts_total", "Attempts to deliver.")
            .labelNames("integration", "outcome")
            .register(registry);
    finished =
        Counter.build("headroom_notify_deliveries_total", "Deliveries that came to an end.")
            .labelNames("integration", "status")
            .register(registry);
    deliverySeconds =
        Histogram.build(
                "headroom_notify_delivery_seconds", "From the transition to the receiver's answer.")
            .labelNames("integration")
            .buckets(.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 60, 600, 3600, 86400)
            .register(registry);
    failures =
        Counter.build(
                "headroom_notify_failures_total",
                "Times the outbox could not be read or written; tried again.")
            .register(registry);
    unwritten =
        Gauge.build(
                "headroom_notify_unwritten_deliveries",
                "Deliveries that wait or are retried and are in memory alone.")
            .labelNames("integration")
            .register(registry);
    underWay =
        Gauge.build("headroom_notify_under_way", "Attempts under way.")
            .labelNames("integration")
            .register(registry);
    Gauge.build(
            "headroom_notify_under_way_limit",
            "Most attempts that may be under way at once for one integration.")
        .register(registry)
        .set(config.atOnceMax());
  }

  void underWay(String integration, int attempts) {
    underWay.labels(integration).set(attempts);
  }

  void backlog(String integration, DeliveryRecords.Backlog backlog, int withoutRow) {
    unwritten.labels(integration).set(withoutRow);
    pending.labels(integration).set(backlog.count());
    oldest.setChild(
        new Gauge.Child() {
          @Override
          public double get() {
            return backlog
                .oldest()
                .map(since -> seconds(Duration.between(since, clock.instant())))
                .orElse(0.0);
          }
        },
        integration);
  }

  void tried(String integration, String outcome) {
    attempts.labels(integration, outcome).inc();
  }

  void finished(String integration, DeliveryStatus status, Duration since) {
    finished.labels(integration, status.toString()).inc();
    if (status == DeliveryStatus.SENT) {
      deliverySeconds.labels(integration).observe(seconds(since));
    }
  }

  void failed() {
    failures.inc();
  }

  /** The integration is gone, and nothing of it is pending. */
  void forget(String integration) {
    pending.remove(integration);
    oldest.remove(integration);
    unwritten.remove(integration);
    underWay.remove(integration);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }
}
