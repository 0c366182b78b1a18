package dev.headroom.demo.push;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;
import dev.headroom.model.SeriesData.Floats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.xerial.snappy.Snappy;

/**
 * Samples as Prometheus remote write 1.0 sends them, {@code POST /api/v1/write}: a snappy block
 * holding {@code WriteRequest{timeseries=1}} of {@code TimeSeries{labels=1, samples=2}}, {@code
 * Label{name=1, value=2}}, {@code Sample{value=1, timestamp=2}}. What metrics are goes as {@code
 * WriteRequest{metadata=3}} of {@code MetricMetadata{type=1, metric_family_name=2, help=4,
 * unit=5}}.
 */
final class RemoteWritePush {
  private static final int TIME_SERIES = 1;
  private static final int LABELS = 1;
  private static final int SAMPLES = 2;
  private static final int NAME = 1;
  private static final int TEXT = 2;
  private static final int VALUE = 1;
  private static final int TIMESTAMP = 2;
  private static final int METADATA = 3;
  private static final int TYPE = 1;
  private static final int FAMILY = 2;
  private static final int HELP = 4;
  private static final int UNIT = 5;

  private RemoteWritePush() {}

  static Push of(List<Floats> series) {
    return request(out -> {
      for (Floats each : series) {
        nested(out, TIME_SERIES, message(inner -> timeSeries(inner, each)));
      }
    });
  }

  /** What metrics are, without a sample: Prometheus sends the two apart. */
  static Push describing(List<MetricMetadata> metrics) {
    return request(out -> {
      for (MetricMetadata each : metrics) {
        nested(out, METADATA, message(inner -> metadata(inner, each)));
      }
    });
  }

  private static Push request(Fields fields) {
    try {
      return new Push(
          "/api/v1/write", "application/x-protobuf", "snappy", Snappy.compress(message(fields)));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  private static void metadata(CodedOutputStream out, MetricMetadata metric) throws IOException {
    out.writeEnum(TYPE, type(metric.kind()));
    out.writeString(FAMILY, metric.metric());
    out.writeString(HELP, metric.help());
    out.writeString(UNIT, metric.unit());
  }

  /** {@code MetricMetadata.MetricType}. */
  private static int type(MetricKind kind) {
    return switch (kind) {
      case UNKNOWN -> 0;
      case COUNTER -> 1;
      case GAUGE -> 2;
      case HISTOGRAM -> 3;
      case SUMMARY -> 5;
    };
  }

  private static void timeSeries(CodedOutputStream out, Floats series) throws IOException {
    for (Labels.Label label : series.labels()) {
      nested(
          out,
          LABELS,
          message(inner -> {
            inner.writeString(NAME, label.name());
            inner.writeString(TEXT, label.value());
          }));
    }
    for (int i = 0; i < series.values().length; i++) {
      double value = series.values()[i];
      long timestamp = series.timestampsMillis()[i];
      nested(
          out,
          SAMPLES,
          message(inner -> {
            inner.writeDouble(VALUE, value);
            inner.writeInt64(TIMESTAMP, timestamp);
          }));
    }
  }

  @FunctionalInterface
  private interface Fields {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.to(out);
    out.flush();
    return bytes.toByteArray();
  }

  private static void nested(CodedOutputStream out, int field, byte[] message) throws IOException {
    out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(message.length);
    out.writeRawBytes(message);
  }
}
