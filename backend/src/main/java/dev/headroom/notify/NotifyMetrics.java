package dev.headroom.notify;

import dev.headroom.notify.record.DeliveryRecords;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.notify.send.RateLimit;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

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
  private final Counter templateFailures;
  private final Gauge unwritten;
  private final Gauge underWay;
  private final Gauge probing;
  private final Gauge overRate;
  private final Gauge rateLimit;

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
    templateFailures =
        Counter.build(
                "headroom_notify_template_failures_total",
                "Texts that could not be filled in; what is told says so.")
            .labelNames("integration")
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
    probing =
        Gauge.build(
                "headroom_notify_probing",
                "1 while a receiver that is down is sent one delivery at a time, else 0.")
            .labelNames("integration")
            .register(registry);
    overRate =
        Gauge.build(
                "headroom_notify_over_rate",
                "1 while deliveries that are due wait because of the rate limit, else 0.")
            .labelNames("integration")
            .register(registry);
    rateLimit =
        Gauge.build(
                "headroom_notify_rate_limit_per_minute",
                "Most deliveries in a minute, but for those at once after a pause.")
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

  void pace(String integration, boolean isProbing, boolean isOverRate) {
    probing.labels(integration).set(isProbing ? 1 : 0);
    overRate.labels(integration).set(isOverRate ? 1 : 0);
  }

  void limit(String integration, Optional<RateLimit> limit) {
    limit.ifPresentOrElse(
        each -> rateLimit.labels(integration).set(each.perMinute()),
        () -> rateLimit.remove(integration));
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

  /** A text of routing.yaml could not be filled in. */
  void templateFailed(String integration) {
    templateFailures.labels(integration).inc();
  }

  /** The integration is gone, and nothing of it is pending. */
  void forget(String integration) {
    pending.remove(integration);
    oldest.remove(integration);
    unwritten.remove(integration);
    underWay.remove(integration);
    probing.remove(integration);
    overRate.remove(integration);
    rateLimit.remove(integration);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }
}
