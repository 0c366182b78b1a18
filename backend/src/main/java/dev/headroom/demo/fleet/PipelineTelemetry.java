package dev.headroom.demo.fleet;

import dev.headroom.demo.push.HdrLogPush;
import dev.headroom.demo.push.OtlpLogsPush;
import dev.headroom.demo.push.Push;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.HdrHistogram.Histogram;

/** The pipeline keeps its own HdrHistogram and pushes its interval log; its log lines are OTLP. */
final class PipelineTelemetry implements Telemetry {
  static final String SERVICE = "stream-pipeline";

  private static final long SLOW_MICROS = 5_000_000;
  private static final long LAG_MICROS_MAX = 86_400_000_000L;
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final int BACKLOG_WORTH_A_WARNING = 100;
  private static final Labels LAG =
      Labels.of(Labels.NAME, "pipeline_event_lag_seconds", "service", SERVICE);

  private final StreamPipeline pipeline;
  private final RequestLog log;
  private final List<Histogram> intervals = new ArrayList<>();

  PipelineTelemetry(StreamPipeline pipeline, RandomGenerator random) {
    this.pipeline = pipeline;
    this.log = new RequestLog(SERVICE, SLOW_MICROS, random, PipelineTelemetry::words);
  }

  @Override
  public void record(long fromMillis, long toMillis, List<Served> served) {
    Histogram lag = new Histogram(SIGNIFICANT_DIGITS);
    lag.setStartTimeStamp(fromMillis);
    lag.setEndTimeStamp(toMillis);
    for (Served each : served) {
      if (!each.failed()) {
        lag.recordValue(Math.min(each.micros(), LAG_MICROS_MAX));
      }
    }
    if (lag.getTotalCount() > 0) {
      intervals.add(lag);
    }
    log.record(served);
    if (pipeline.backlog() > BACKLOG_WORTH_A_WARNING) {
      log.note(toMillis, Severity.WARN, pipeline.backlog() + " events wait for their consumer");
    }
  }

  @Override
  public List<Push> drain() {
    List<Push> pushes = new ArrayList<>();
    if (!intervals.isEmpty()) {
      pushes.add(HdrLogPush.of(LAG, intervals));
      intervals.clear();
    }
    List<LogRecord> lines = log.drain();
    if (!lines.isEmpty()) {
      pushes.add(OtlpLogsPush.of(SERVICE, lines));
    }
    return pushes;
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
