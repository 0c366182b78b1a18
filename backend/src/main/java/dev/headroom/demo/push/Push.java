package dev.headroom.demo.push;

import dev.headroom.model.ChangeEvent;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.model.SeriesData.Observations;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One request, ready to be sent; made by one method for each protocol.
 *
 * @param path on the server, with its query
 * @param contentType value of Content-Type
 * @param contentEncoding value of Content-Encoding; empty for none
 * @param body as it goes over the wire; the caller hands the array over
 */
public record Push(String path, String contentType, String contentEncoding, byte[] body) {
  static Push plain(String path, String contentType, byte[] body) {
    return new Push(path, contentType, "", body);
  }

  /** Single observed values, native JSON. */
  public static Push timings(List<Observations> series) {
    return TimingsPush.of(series);
  }

  /**
   * Histograms of time as an HdrHistogram interval log.
   *
   * @param series has one label beside its name at most: a tag cannot hold a comma
   * @param intervals in microseconds, each with its start and end time stamp, ascending, at least
   *     one
   */
  public static Push hdrLog(Labels series, List<Histogram> intervals) {
    return HdrLogPush.of(series, intervals);
  }

  /** Log records, native, one JSON object a line. */
  public static Push logs(List<LogRecord> records) {
    return NdjsonLogsPush.of(records);
  }

  /** A change event. */
  public static Push change(ChangeEvent event) {
    return ChangePush.of(event);
  }

  /** Samples, by Prometheus remote write. */
  public static Push samples(List<Floats> series) {
    return RemoteWritePush.of(series);
  }

  /** What metrics are, without a sample, by Prometheus remote write. */
  public static Push metadata(List<MetricMetadata> metrics) {
    return RemoteWritePush.describing(metrics);
  }

  /**
   * Exponential histograms, counters and gauges, by OTLP.
   *
   * @param service the resource's {@code service.name}
   * @param distributions each of exponential distributions; a metric's name is the instrument's
   * @param counters that only grow, as they stand
   * @param metrics what their instruments say of themselves
   * @throws IllegalArgumentException if a series holds another kind of distribution
   */
  public static Push otlpMetrics(
      String service,
      List<Distributions> distributions,
      List<Floats> counters,
      List<Floats> gauges,
      List<MetricMetadata> metrics) {
    return OtlpMetricsPush.of(service, distributions, counters, gauges, metrics);
  }

  /**
   * Log records, by OTLP in JSON.
   *
   * @param service the resource's {@code service.name}, whatever the records say
   */
  public static Push otlpLogs(String service, List<LogRecord> records) {
    return OtlpLogsPush.of(service, records);
  }
}
