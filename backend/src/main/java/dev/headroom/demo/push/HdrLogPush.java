package dev.headroom.demo.push;

import dev.headroom.model.Labels;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Histograms of time as an HdrHistogram interval log, {@code POST /api/v1/hdr}. The tag of each
 * line names the series.
 */
final class HdrLogPush {
  private HdrLogPush() {}

  static Push of(Labels series, List<Histogram> intervals) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    HistogramLogWriter log = new HistogramLogWriter(text);
    long base = intervals.getFirst().getStartTimeStamp();
    log.outputLogFormatVersion();
    log.outputStartTime(base);
    log.outputBaseTime(base);
    log.setBaseTime(base);
    log.outputLegend();
    for (Histogram interval : intervals) {
      interval.setTag(series.toString());
      log.outputIntervalHistogram(interval);
    }
    log.close();
    return Push.plain("/api/v1/hdr?unit=us", "text/plain", text.toByteArray());
  }
}
