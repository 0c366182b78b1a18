package dev.headroom.metrics.head;

import dev.headroom.metrics.growth.Decision;
import dev.headroom.model.Rejection;
import dev.headroom.model.Usage;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.List;

/** What the head says about itself. */
final class HeadMetrics {
  private static final List<Decision> DECISIONS = List.of(Decision.values());

  private final HeadConfig config;
  private final Gauge series;
  private final Gauge bytes;
  private final Gauge windowStart;
  private final Counter samples;
  private final Counter observations;
  private final Counter rejected;
  private final Counter overflow;
  private final Counter stallValuesCut;
  private final Counter chunksSealed;
  private final Counter superseded;
  private final Counter metadataRefused;
  private final Counter decisions;
  private final Gauge streams;
  private final Gauge streamsForgotten;

  HeadMetrics(HeadConfig config, CollectorRegistry registry) {
    this.config = config;
    series =
        Gauge.build("headroom_metrics_series", "Series in memory.")
            .labelNames("kind")
            .register(registry);
    bytes =
        Gauge.build("headroom_metrics_bytes", "Heap taken by series, as accounted.")
            .register(registry);
    windowStart =
        Gauge.build(
                "headroom_metrics_window_start_seconds",
                "Unix time from which on data is kept and taken.")
            .register(registry);
    samples = counter("headroom_metrics_samples_total", "Samples stored.", registry);
    observations =
        counter(
            "headroom_metrics_observations_total",
            "Observations counted into distributions.",
            registry);
    rejected =
        Counter.build("headroom_metrics_rejected_total", "Points not taken.")
            .labelNames("reason")
            .register(registry);
    overflow =
        counter(
            "headroom_metrics_overflow_total",
            "Observations beyond the largest value kept apart.",
            registry);
    stallValuesCut =
        counter(
            "headroom_metrics_stall_values_cut_total",
            "Values of stalls left out for a limit.",
            registry);
    chunksSealed =
        counter("headroom_metrics_chunks_sealed_total", "Float chunks packed.", registry);
    superseded =
        counter(
            "headroom_metrics_superseded_samples_total",
            "Samples of a clock that ran ahead, let go when it was right again.",
            registry);
    metadataRefused =
        counter(
            "headroom_metrics_metadata_refused_total",
            "Descriptions of metrics there was no room for.",
            registry);
    decisions =
        Counter.build(
                "headroom_metrics_growth_decisions_total",
                "What points of cumulative data were taken for.")
            .labelNames("decision")
            .register(registry);
    streams =
        Gauge.build("headroom_metrics_streams", "Streams of sums and distributions remembered.")
            .register(registry);
    streamsForgotten =
        Gauge.build(
                "headroom_metrics_streams_forgotten",
                "Streams forgotten for want of room since the start.")
            .register(registry);
    limits(config, registry);
  }

  private static void limits(HeadConfig config, CollectorRegistry registry) {
    Gauge series =
        Gauge.build("headroom_metrics_series_limit", "Series beyond which new ones are refused.")
            .labelNames("kind")
            .register(registry);
    series.labels("float").set(config.seriesMax());
    series.labels("distribution").set(config.distributionSeriesMax());
    Gauge.build("headroom_metrics_bytes_limit", "Heap beyond which the oldest data is dropped.")
        .register(registry)
        .set((double) config.bytesMax());
    Gauge.build(
            "headroom_metrics_streams_limit", "Streams beyond which the most silent are forgotten.")
        .register(registry)
        .set(config.streamsMax());
  }

  private static Counter counter(String name, String help, CollectorRegistry registry) {
    return Counter.build(name, help).register(registry);
  }

  List<Usage> usages() {
    return List.of(
        Usage.count("series", "Series", series.labels("float").get(), config.seriesMax()),
        Usage.count(
            "distribution_series",
            "Distribution series",
            series.labels("distribution").get(),
            config.distributionSeriesMax()),
        Usage.bytes(
            "metrics_memory", "Memory for metrics", bytes.get(), (double) config.bytesMax()));
  }

  void applied(AppliedPoints applied) {
    samples.inc((double) applied.samples);
    observations.inc((double) applied.observations);
    overflow.inc((double) applied.overflow);
    stallValuesCut.inc((double) applied.stallValuesCut);
    chunksSealed.inc((double) applied.chunksSealed);
    superseded.inc((double) applied.superseded);
    metadataRefused.inc((double) applied.metadataRefused);
    applied.rejections().forEach(this::rejected);
    for (Decision decision : DECISIONS) {
      int taken = applied.taken(decision);
      if (taken > 0) {
        decisions.labels(decision.label()).inc(taken);
      }
    }
  }

  void streams(int remembered, long forgotten) {
    streams.set(remembered);
    streamsForgotten.set((double) forgotten);
  }

  void rejected(Rejection rejection) {
    rejected.labels(rejection.reason()).inc((double) rejection.points());
  }

  void state(int floatSeries, int distributionSeries, long footprint, long windowStartMillis) {
    series.labels("float").set(floatSeries);
    series.labels("distribution").set(distributionSeries);
    bytes.set((double) footprint);
    windowStart.set(windowStartMillis / 1000.0);
  }
}
