package dev.headroom.demo.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.select.Selector;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.xerial.snappy.Snappy;

/** Reads pushes with the libraries a receiver would use. */
public final class PushDecoder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PushDecoder() {}

  public static JsonNode json(Push push) {
    try {
      return JSON.readTree(push.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<JsonNode> lines(Push push) {
    return new String(push.body(), UTF_8)
        .lines()
        .map(line -> {
          try {
            return JSON.readTree(line);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        })
        .toList();
  }

  public static ExportMetricsServiceRequest otlpMetrics(Push push) {
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(push.body()))) {
      return ExportMetricsServiceRequest.parseFrom(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The interval histograms, each with its tag and time stamps. */
  public static List<Histogram> hdr(Push push) {
    List<Histogram> histograms = new ArrayList<>();
    try (HistogramLogReader log = new HistogramLogReader(new ByteArrayInputStream(push.body()))) {
      while (log.hasNext()) {
        EncodableHistogram next = log.nextIntervalHistogram();
        if (next instanceof Histogram histogram) {
          histograms.add(histogram);
        }
      }
    }
    return histograms;
  }

  public static List<Floats> remoteWrite(Push push) {
    return writeRequest(push, 1, PushDecoder::timeSeries);
  }

  /** What a remote write says of metrics. */
  public static List<MetricMetadata> metadata(Push push) {
    return writeRequest(push, 3, PushDecoder::metadata);
  }

  private interface Reading<T> {
    T of(CodedInputStream message) throws IOException;
  }

  private static <T> List<T> writeRequest(Push push, int field, Reading<T> reading) {
    try {
      CodedInputStream in = CodedInputStream.newInstance(Snappy.uncompress(push.body()));
      List<T> read = new ArrayList<>();
      while (!in.isAtEnd()) {
        int tag = in.readTag();
        CodedInputStream message = CodedInputStream.newInstance(in.readByteArray());
        if (WireFormat.getTagFieldNumber(tag) == field) {
          read.add(reading.of(message));
        }
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MetricMetadata metadata(CodedInputStream in) throws IOException {
    expect(in, 1, WireFormat.WIRETYPE_VARINT);
    MetricKind kind =
        switch (in.readEnum()) {
          case 1 -> MetricKind.COUNTER;
          case 2 -> MetricKind.GAUGE;
          case 3 -> MetricKind.HISTOGRAM;
          case 5 -> MetricKind.SUMMARY;
          default -> MetricKind.UNKNOWN;
        };
    expect(in, 2, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    String metric = in.readString();
    expect(in, 4, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    String help = in.readString();
    expect(in, 5, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    return new MetricMetadata(metric, kind, in.readString(), help, metric);
  }

  /** Whether a metrics push, whatever its protocol, holds a series that a selector chooses. */
  public static boolean holds(Push push, String selector) {
    return labels(push).stream().anyMatch(Selector.parse(selector)::matches);
  }

  private static List<Labels> labels(Push push) {
    return switch (push.path()) {
      case "/api/v1/write" -> remoteWrite(push).stream().map(Floats::labels).toList();
      case "/api/v1/timings" -> timings(push);
      case "/v1/metrics" -> otlp(push);
      case "/api/v1/hdr?unit=us" -> tags(push);
      default -> List.of();
    };
  }

  private static List<Labels> timings(Push push) {
    List<Labels> labels = new ArrayList<>();
    for (JsonNode series : json(push).path("series")) {
      Map<String, String> map = new LinkedHashMap<>();
      map.put(Labels.NAME, series.path("name").asText());
      series
          .path("labels")
          .properties()
          .forEach(each -> map.put(each.getKey(), each.getValue().asText()));
      labels.add(Labels.of(map));
    }
    return labels;
  }

  private static List<Labels> otlp(Push push) {
    List<Labels> labels = new ArrayList<>();
    for (Metric metric :
        otlpMetrics(push).getResourceMetrics(0).getScopeMetrics(0).getMetricsList()) {
      Map<String, String> map = new LinkedHashMap<>();
      map.put(Labels.NAME, metric.getName());
      attributes(metric).forEach(each -> map.put(each.getKey(), each.getValue().getStringValue()));
      labels.add(Labels.of(map));
    }
    return labels;
  }

  private static List<KeyValue> attributes(Metric metric) {
    return switch (metric.getDataCase()) {
      case SUM -> metric.getSum().getDataPoints(0).getAttributesList();
      case GAUGE -> metric.getGauge().getDataPoints(0).getAttributesList();
      default -> metric.getExponentialHistogram().getDataPoints(0).getAttributesList();
    };
  }

  private static List<Labels> tags(Push push) {
    String tag = hdr(push).getFirst().getTag();
    String[] parts = tag.split("[{}=\"]+");
    return List.of(Labels.of(Labels.NAME, parts[0], parts[1], parts[2]));
  }

  private static Floats timeSeries(CodedInputStream in) throws IOException {
    Map<String, String> labels = new LinkedHashMap<>();
    List<Long> timestamps = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    while (!in.isAtEnd()) {
      int field = WireFormat.getTagFieldNumber(in.readTag());
      CodedInputStream message = CodedInputStream.newInstance(in.readByteArray());
      if (field == 1) {
        expect(message, 1, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        String name = message.readString();
        expect(message, 2, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        labels.put(name, message.readString());
      } else {
        expect(message, 1, WireFormat.WIRETYPE_FIXED64);
        values.add(message.readDouble());
        expect(message, 2, WireFormat.WIRETYPE_VARINT);
        timestamps.add(message.readInt64());
      }
    }
    if (!new ArrayList<>(labels.keySet()).equals(labels.keySet().stream().sorted().toList())) {
      throw new AssertionError("labels are not sorted: " + labels);
    }
    return new Floats(
        Labels.of(labels),
        timestamps.stream().mapToLong(Long::longValue).toArray(),
        values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static void expect(CodedInputStream in, int field, int type) throws IOException {
    int tag = in.readTag();
    if (tag != (field << 3 | type)) {
      throw new AssertionError("expected field " + field + " of type " + type + ", tag " + tag);
    }
  }
}
