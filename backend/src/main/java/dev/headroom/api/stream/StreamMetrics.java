package dev.headroom.api.stream;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What is to be known of streams, and their limits. */
final class StreamMetrics {
  private final Gauge watchers;
  private final Gauge keptBytes;
  private final Counter events;
  private final Counter resets;
  private final Counter stalled;

  StreamMetrics(CollectorRegistry registry) {
    watchers = gauge(registry, "headroom_api_stream_watchers", "Open live streams.");
    limit(
        registry,
        "headroom_api_stream_watchers_limit",
        "Most live streams at once.",
        LiveEvents.WATCHERS_MAX);
    keptBytes =
        gauge(registry, "headroom_api_stream_kept_bytes", "Events kept for all live streams.");
    limit(
        registry,
        "headroom_api_stream_kept_bytes_limit",
        "Most bytes of events kept for all live streams.",
        LiveEvents.KEPT_BYTES_MAX);
    limit(
        registry,
        "headroom_api_stream_kept_events_limit",
        "Most events kept for all live streams.",
        LiveEvents.KEPT_MAX);
    limit(
        registry,
        "headroom_api_stream_queued_bytes_limit",
        "Most bytes that wait to be sent on each live stream.",
        StreamReader.QUEUED_BYTES_MAX);
    events =
        Counter.build("headroom_api_stream_events_total", "Events published to live streams.")
            .labelNames("topic")
            .register(registry);
    resets =
        Counter.build(
                "headroom_api_stream_resets_total",
                "Clients told to start over, for what they had not seen was no longer kept.")
            .register(registry);
    stalled =
        Counter.build(
                "headroom_api_stream_stalled_total",
                "Live streams closed because their client read nothing for two heartbeats.")
            .register(registry);
  }

  private static Gauge gauge(CollectorRegistry registry, String name, String help) {
    return Gauge.build(name, help).register(registry);
  }

  private static void limit(CollectorRegistry registry, String name, String help, int limit) {
    gauge(registry, name, help).set(limit);
  }

  void published(String topic, long bytes) {
    events.labels(topic).inc();
    keptBytes.set((double) bytes);
  }

  void watching(int count) {
    watchers.set(count);
  }

  void reset() {
    resets.inc();
  }

  void stalled() {
    stalled.inc();
  }
}
