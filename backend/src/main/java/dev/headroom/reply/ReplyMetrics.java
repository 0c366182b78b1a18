package dev.headroom.reply;

import dev.headroom.alerting.reply.AlarmReply.ReplyWay;
import dev.headroom.alerting.reply.ReplyRecords;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.function.BooleanSupplier;

/** What replies say about themselves. */
final class ReplyMetrics {
  private final Counter replies;

  ReplyMetrics(ReplyConfig config, BooleanSupplier areSigned, CollectorRegistry registry) {
    replies =
        Counter.build("headroom_reply_total", "What came back of pages, by what became of it.")
            .labelNames("way", "outcome")
            .register(registry);
    for (ReplyWay way : ReplyWay.values()) {
      replies.labels(way.text(), ReplyOutcome.TAKEN.text());
      replies.labels(way.text(), ReplyOutcome.REFUSED.text());
    }
    gauge("headroom_reply_links", "1 while pages carry a link to acknowledge them by.", registry)
        .setChild(
            new Gauge.Child() {
              @Override
              public double get() {
                return areSigned.getAsBoolean() ? 1 : 0;
              }
            });
    gauge("headroom_reply_link_life_seconds", "How long the link in a page works.", registry)
        .set((double) config.linkLife().toSeconds());
    gauge("headroom_reply_per_minute_limit", "Most genuine replies in a minute.", registry)
        .set(config.perMinuteMax());
    gauge("headroom_reply_refused_per_minute_limit", "Most others answered in a minute.", registry)
        .set(config.refusedPerMinuteMax());
    gauge("headroom_reply_of_incident_limit", "Most replies kept of an incident.", registry)
        .set(ReplyRecords.OF_INCIDENT_MAX);
  }

  private static Gauge gauge(String name, String help, CollectorRegistry registry) {
    return Gauge.build(name, help).register(registry);
  }

  void count(ReplyWay way, ReplyOutcome outcome) {
    replies.labels(way.text(), outcome.text()).inc();
  }
}
