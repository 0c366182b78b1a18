package dev.headroom.ingest.hdr;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Interval logs as HdrHistogram's own writer makes them. */
public final class IntervalLogs {
  public static final long NOW = 1_770_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final HistogramLogWriter writer =
      new HistogramLogWriter(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  public IntervalLogs header(long startMillis, long baseMillis) {
    writer.outputLogFormatVersion();
    writer.outputStartTime(startMillis);
    if (baseMillis > 0) {
      writer.setBaseTime(baseMillis);
      writer.outputBaseTime(baseMillis);
    }
    writer.outputLegend();
    return this;
  }

  public IntervalLogs interval(double startSeconds, double endSeconds, EncodableHistogram values) {
    writer.outputIntervalHistogram(startSeconds, endSeconds, values);
    return this;
  }

  public String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  public static Histogram histogram(String tag, long... values) {
    Histogram histogram = new Histogram(3_600_000_000L, 2);
    histogram.setTag(tag);
    Arrays.stream(values).forEach(histogram::recordValue);
    return histogram;
  }

  public static String plain(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }

  public static String compressed(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity() + 1_000);
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }
}
