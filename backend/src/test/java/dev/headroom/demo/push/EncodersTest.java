package dev.headroom.demo.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.model.ChangeEvent;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What the encoders make, read back with the libraries of each protocol. */
class EncodersTest {
  private static final Labels SERIES =
      Labels.of(Labels.NAME, "x_seconds", "service", "checkout", "code", "200 \"ok\" ü");
  private static final LogRecord LINE =
      new LogRecord(
          1_700_000_000_123_456_789L,
          "checkout",
          17,
          "broken: \"quotes\" and\nlines",
          "0af7651916cd43dd8448eb211c80319c",
          "b7ad6b7169203331",
          Map.of("status", "500"));

  private static final MetricMetadata DESCRIBED =
      new MetricMetadata("x_seconds", MetricKind.GAUGE, "s", "How long.", "x_seconds");

  @Test
  void timingsAreHeadroomsOwnJson() {
    Push push =
        TimingsPush.of(
            List.of(
                new Observations(SERIES, Unit.MILLISECONDS, 1_234, new double[] {1.5, 200}, 0)));

    assertThat(push.path()).isEqualTo("/api/v1/timings");
    assertThat(push.contentType()).isEqualTo("application/json");
    assertThat(PushDecoder.json(push))
        .hasToString(
            "{\"series\":[{\"name\":\"x_seconds\",\"labels\":{\"code\":\"200 \\\"ok\\\" ü\","
                + "\"service\":\"checkout\"},\"unit\":\"ms\",\"timestamp\":1234,"
                + "\"values\":[1.5,200.0]}]}");
  }

  @Test
  void remoteWriteIsSnappyProtobufWithSortedLabels() {
    Floats first = new Floats(SERIES, new long[] {1_000, 2_000}, new double[] {1, 2.5});
    Floats second =
        new Floats(Labels.of(Labels.NAME, "up"), new long[] {3_000}, new double[] {Double.NaN});
    Push push = RemoteWritePush.of(List.of(first, second));

    assertThat(push.contentType()).isEqualTo("application/x-protobuf");
    assertThat(push.contentEncoding()).isEqualTo("snappy");
    List<Floats> decoded = PushDecoder.remoteWrite(push);
    assertThat(decoded).extracting(Floats::labels).containsExactly(SERIES, second.labels());
    assertThat(decoded.get(0).timestampsMillis()).containsExactly(1_000, 2_000);
    assertThat(decoded.get(0).values()).containsExactly(1, 2.5);
    assertThat(decoded.get(1).values()[0]).isNaN();
  }

  @Test
  void remoteWriteDescribesMetricsWithoutSamples() {
    List<MetricMetadata> metrics =
        Stream.of(MetricKind.values())
            .map(kind -> new MetricMetadata("x_" + kind, kind, "seconds", "Help ü", "x_" + kind))
            .toList();
    Push push = RemoteWritePush.describing(metrics);

    assertThat(PushDecoder.metadata(push)).isEqualTo(metrics);
    assertThat(PushDecoder.remoteWrite(push)).isEmpty();
  }

  @Test
  void exponentialHistogramsAreOtlpProtobuf() {
    Distribution distribution =
        new ExponentialDistribution(
            5, 2, 0, new Buckets(-17, new long[] {1, 0, 3}), Buckets.NONE, 4.5);
    Push push =
        OtlpMetricsPush.of(
            "recommender",
            List.of(
                new Distributions(
                    SERIES,
                    Unit.SECONDS,
                    Temporality.DELTA,
                    List.of(new DistributionPoint(1_000, 2_000, distribution)))),
            List.of(),
            List.of(),
            List.of());

    assertThat(push.contentEncoding()).isEqualTo("gzip");
    var resource = PushDecoder.otlpMetrics(push).getResourceMetrics(0);
    assertThat(resource.getResource().getAttributes(0).getKey()).isEqualTo("service.name");
    var metric = resource.getScopeMetrics(0).getMetrics(0);
    assertThat(metric.getName()).isEqualTo("x_seconds");
    assertThat(metric.getUnit()).isEqualTo("s");
    assertThat(metric.getExponentialHistogram().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
    ExponentialHistogramDataPoint point = metric.getExponentialHistogram().getDataPoints(0);
    assertThat(point.getStartTimeUnixNano()).isEqualTo(1_000_000_000L);
    assertThat(point.getTimeUnixNano()).isEqualTo(2_000_000_000L);
    assertThat(point.getCount()).isEqualTo(6);
    assertThat(point.getZeroCount()).isEqualTo(2);
    assertThat(point.getScale()).isEqualTo(5);
    assertThat(point.getPositive().getOffset()).isEqualTo(-17);
    assertThat(point.getPositive().getBucketCountsList()).containsExactly(1L, 0L, 3L);
    assertThat(point.getNegative().getBucketCountsCount()).isZero();
    assertThat(point.getSum()).isEqualTo(4.5);
    assertThat(point.getAttributesList()).extracting("key").containsExactly("code", "service");
  }

  @Test
  void countersAndGaugesAreOtlpNumbers() {
    Floats series = new Floats(SERIES, new long[] {1_000, 2_000}, new double[] {3, 4});
    var metrics =
        PushDecoder.otlpMetrics(
                OtlpMetricsPush.of(
                    "x", List.of(), List.of(series), List.of(series), List.of(DESCRIBED)))
            .getResourceMetrics(0)
            .getScopeMetrics(0);

    assertThat(metrics.getMetrics(0).getSum().getIsMonotonic()).isTrue();
    assertThat(metrics.getMetrics(0).getSum().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    assertThat(metrics.getMetrics(0).getSum().getDataPoints(1).getAsDouble()).isEqualTo(4);
    assertThat(metrics.getMetrics(1).getGauge().getDataPoints(0).getTimeUnixNano())
        .isEqualTo(1_000_000_000L);
    assertThat(metrics.getMetricsList())
        .allMatch(each -> each.getUnit().equals("s") && each.getDescription().equals("How long."));
  }

  @Test
  void otherDistributionsAreNotForOtlpHere() {
    Distribution buckets = new BucketDistribution(new double[] {1}, new long[] {1, 0}, 1);
    Distributions series =
        new Distributions(
            SERIES,
            Unit.SECONDS,
            Temporality.CUMULATIVE,
            List.of(new DistributionPoint(0, 1, buckets)));
    assertThatThrownBy(
            () -> OtlpMetricsPush.of("x", List.of(series), List.of(), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hdrLogCarriesTagsTimesAndCounts() {
    Labels lag = Labels.of(Labels.NAME, "lag_seconds", "service", "stream-pipeline");
    Histogram first = interval(1_700_000_000_000L, 12_000, 7_000_000);
    Histogram second = interval(1_700_000_001_000L, 15_000);
    Push push = HdrLogPush.of(lag, List.of(first, second));

    List<Histogram> decoded = PushDecoder.hdr(push);
    assertThat(decoded).hasSize(2);
    assertThat(decoded.get(0).getTag()).isEqualTo("lag_seconds{service=\"stream-pipeline\"}");
    assertThat(decoded.get(0).getStartTimeStamp()).isEqualTo(1_700_000_000_000L);
    assertThat(decoded.get(0).getEndTimeStamp()).isEqualTo(1_700_000_001_000L);
    assertThat(decoded.get(0).getTotalCount()).isEqualTo(2);
    assertThat(decoded.get(0).getCountAtValue(7_000_000)).isEqualTo(1);
    assertThat(decoded.get(1).getStartTimeStamp()).isEqualTo(1_700_000_001_000L);
    assertThat(decoded.get(1)).isEqualTo(second);
  }

  @Test
  void ndjsonIsOneObjectALine() {
    Push push = NdjsonLogsPush.of(List.of(LINE, LINE));

    assertThat(push.contentType()).isEqualTo("application/x-ndjson");
    List<JsonNode> lines = PushDecoder.lines(push);
    assertThat(lines).hasSize(2);
    JsonNode line = lines.getFirst();
    assertThat(line.path("time").asText()).isEqualTo("2023-11-14T22:13:20.123456789Z");
    assertThat(line.path("service").asText()).isEqualTo("checkout");
    assertThat(line.path("severity").asText()).isEqualTo("ERROR");
    assertThat(line.path("body").asText()).isEqualTo(LINE.body());
    assertThat(line.path("traceId").asText()).isEqualTo(LINE.traceId());
    assertThat(line.path("attributes").path("status").asText()).isEqualTo("500");
  }

  @Test
  void otlpLogsHaveHexIdsAndNumbersAsText() {
    Push push = OtlpLogsPush.of("recommender", List.of(LINE));

    assertThat(push.path()).isEqualTo("/v1/logs");
    JsonNode resource = PushDecoder.json(push).path("resourceLogs").path(0);
    assertThat(resource.path("resource").path("attributes").path(0))
        .hasToString("{\"key\":\"service.name\",\"value\":{\"stringValue\":\"recommender\"}}");
    assertThat(resource.path("scopeLogs").path(0).path("logRecords").path(0))
        .hasToString(
            "{\"timeUnixNano\":\"1700000000123456789\",\"severityNumber\":17,"
                + "\"severityText\":\"ERROR\","
                + "\"body\":{\"stringValue\":\"broken: \\\"quotes\\\" and\\nlines\"},"
                + "\"traceId\":\"0af7651916cd43dd8448eb211c80319c\","
                + "\"spanId\":\"b7ad6b7169203331\","
                + "\"attributes\":[{\"key\":\"status\",\"value\":{\"stringValue\":\"500\"}}]}");
  }

  @Test
  void changesSayWhatAndWhen() {
    Push push = ChangePush.of(new ChangeEvent(77, "deploy", "checkout", "1.4.3", "new", ""));
    assertThat(PushDecoder.json(push))
        .hasToString(
            "{\"kind\":\"deploy\",\"service\":\"checkout\",\"version\":\"1.4.3\","
                + "\"summary\":\"new\",\"time\":77}");
  }

  private static Histogram interval(long startMillis, long... micros) {
    Histogram histogram = new Histogram(1, 86_400_000_000L, 3);
    histogram.setStartTimeStamp(startMillis);
    histogram.setEndTimeStamp(startMillis + 1_000);
    for (long each : micros) {
      histogram.recordValue(each);
    }
    return histogram;
  }
}
