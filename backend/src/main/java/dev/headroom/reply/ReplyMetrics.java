package dev.headroom.reply;

import dev.headroom.alerting.reply.AlarmReply.ReplyWay;
import dev.headroom.alerting.reply.ReplyRecords;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What replies say about themselves. */
final class ReplyMetrics {
  private final Counter replies;

  ReplyMetrics(ReplyConfig config, CollectorRegistry registry) {
    replies =
        Counter.build("headroom_reply_total", "What came back of pages, by what became of it.")
            .labelNames("way", "outcome")
            .register(registry);
    for (ReplyWay way : ReplyWay.values()) {
      replies.labels(way.text(), ReplyOutcome.TAKEN.text());
      replies.labels(way.text(), ReplyOutcome.REFUSED.text());
    }
    limit("headroom_reply_link_life_seconds", "How long the link in a page works.", registry)
        .set((double) config.linkLife().toSeconds());
    limit("headroom_reply_per_minute_limit", "Most genuine replies in a minute.", registry)
        .set(config.perMinuteMax());
    limit("headroom_reply_refused_per_minute_limit", "Most others answered in a minute.", registry)
        .set(config.refusedPerMinuteMax());
    limit("headroom_reply_of_incident_limit", "Most replies kept of an incident.", registry)
        .set(ReplyRecords.OF_INCIDENT_MAX);
  }

  private static Gauge limit(String name, String help, CollectorRegistry registry) {
    return Gauge.build(name, help).register(registry);
  }

  void count(ReplyWay way, ReplyOutcome outcome) {
    replies.labels(way.text(), outcome.text()).inc();
  }
}
