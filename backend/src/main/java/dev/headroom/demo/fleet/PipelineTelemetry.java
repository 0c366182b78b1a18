package dev.headroom.demo.fleet;

import dev.headroom.demo.push.Push;
import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.demo.simulation.StreamPipeline;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.HdrHistogram.Histogram;

/**
 * The pipeline keeps its own HdrHistograms and pushes their interval logs, the gauges of its
 * partitions by remote write; its log lines are OTLP.
 */
final class PipelineTelemetry implements Telemetry {
  static final String SERVICE = "stream-pipeline";

  private static final List<MetricMetadata> METRICS =
      List.of(
          Described.gauge("pipeline_events_waiting", "Events that wait for their consumer now."),
          Described.gauge(
              "pipeline_oldest_event_seconds",
              "seconds",
              "Age of the oldest event that is not delivered, by partition."));

  private static final long SLOW_MICROS = 5_000_000;
  private static final long LAG_MICROS_MAX = 86_400_000_000L;
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final int BACKLOG_WORTH_A_WARNING = 100;
  private static final Labels LAG =
      Labels.of(Labels.NAME, "pipeline_event_lag_seconds", "service", SERVICE);

  private static final Labels WAITING =
      Labels.of(Labels.NAME, "pipeline_partition_waiting_seconds", "service", SERVICE);
  private static final Labels BACKLOG =
      Labels.of(Labels.NAME, "pipeline_events_waiting", "service", SERVICE);
  private static final double SECONDS_PER_MICRO = 1e-6;

  private final StreamPipeline pipeline;
  private final RequestLog log;
  private final RemoteWriteTelling remoteWrite = new RemoteWriteTelling(METRICS);
  private final Readings gauges = remoteWrite.readings();
  private final List<Histogram> intervals = new ArrayList<>();
  private final List<Histogram> waits = new ArrayList<>();

  PipelineTelemetry(StreamPipeline pipeline, RandomGenerator random) {
    this.pipeline = pipeline;
    this.log = new RequestLog(SERVICE, SLOW_MICROS, random, PipelineTelemetry::words);
  }

  @Override
  public void record(long fromMillis, long toMillis, List<Served> served) {
    List<Served> events = went(StreamPipeline.DELIVERED, served);
    interval(fromMillis, toMillis, events, intervals);
    interval(fromMillis, toMillis, went(StreamPipeline.WAITING, served), waits);
    log.record(events);
    gauges.set(BACKLOG, pipeline.backlog());
    for (int partition = 0; partition < StreamPipeline.PARTITIONS; partition++) {
      gauges.set(
          Labels.of(
              Labels.NAME,
              "pipeline_oldest_event_seconds",
              "service",
              SERVICE,
              "partition",
              String.valueOf(partition)),
          pipeline.oldestMicros(partition, toMillis * 1_000) * SECONDS_PER_MICRO);
    }
    gauges.readAt(toMillis);
    if (pipeline.backlog() > BACKLOG_WORTH_A_WARNING) {
      log.note(toMillis, Severity.WARN, pipeline.backlog() + " events wait for their consumer");
    }
  }

  @Override
  public List<Push> drain() {
    List<Push> pushes = new ArrayList<>();
    pushes.addAll(remoteWrite.drain());
    intervals(LAG, intervals).ifPresent(pushes::add);
    intervals(WAITING, waits).ifPresent(pushes::add);
    List<LogRecord> lines = log.drain();
    if (!lines.isEmpty()) {
      pushes.add(Push.otlpLogs(SERVICE, lines));
    }
    return pushes;
  }

  private static void interval(
      long fromMillis, long toMillis, List<Served> served, List<Histogram> intervals) {
    Histogram times = new Histogram(SIGNIFICANT_DIGITS);
    times.setStartTimeStamp(fromMillis);
    times.setEndTimeStamp(toMillis);
    for (Served each : served) {
      if (!each.failed()) {
        times.recordValue(Math.min(each.micros(), LAG_MICROS_MAX));
      }
    }
    if (times.getTotalCount() > 0) {
      intervals.add(times);
    }
  }

  private static Optional<Push> intervals(Labels series, List<Histogram> intervals) {
    if (intervals.isEmpty()) {
      return Optional.empty();
    }
    Push push = Push.hdrLog(series, intervals);
    intervals.clear();
    return Optional.of(push);
  }

  private static List<Served> went(String way, List<Served> served) {
    return served.stream().filter(each -> each.way().equals(way)).toList();
  }

  private static String words(Served event) {
    if (event.failed()) {
      return "event lost: " + event.cause();
    }
    double seconds = event.millis() / 1_000;
    return event.cause().isEmpty()
        ? "event delivered after %.3f s".formatted(seconds)
        : "event delivered after %.1f s: %s".formatted(seconds, event.cause());
  }
}
