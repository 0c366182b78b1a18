package dev.headroom.logs;

import dev.headroom.logs.index.LogsConfig;
import dev.headroom.model.Usage;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.util.List;

/** What searching tells about itself; {@code docs/metrics/logs.md} says what each means. */
final class SearchMetrics {
  private static final double[] SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};

  final Counter searches;
  final Counter signatureLines;
  final Counter signaturesCut;
  final Gauge running;
  final Gauge waiting;
  private final Histogram seconds;

  SearchMetrics(CollectorRegistry registry) {
    searches =
        Counter.build("headroom_logs_searches_total", "Searches by how they ended.")
            .labelNames("outcome")
            .register(registry);
    signatureLines =
        Counter.build(
                "headroom_logs_signature_lines_total", "Lines examined to group them by signature.")
            .register(registry);
    signaturesCut =
        Counter.build(
                "headroom_logs_signatures_cut_total",
                "Groupings that more lines matched than may be.")
            .register(registry);
    seconds =
        Histogram.build("headroom_logs_search_seconds", "Searches, without their wait.")
            .buckets(SECONDS)
            .labelNames("kind")
            .register(registry);
    running = Gauge.build("headroom_logs_searches_running", "Searches at work.").register(registry);
    waiting =
        Gauge.build("headroom_logs_searches_waiting", "Searches in the queue.").register(registry);
  }

  /** How busy searching is. */
  List<Usage> usages(LogsConfig config) {
    return List.of(
        Usage.count(
            "log_searches", "Log searches at work", running.get(), config.searchesAtOnceMax()),
        Usage.count(
            "log_searches_waiting",
            "Log searches waiting",
            waiting.get(),
            config.searchesWaitingMax()));
  }

  void took(String kind, long nanos) {
    seconds.labels(kind).observe(nanos / 1e9);
  }
}
