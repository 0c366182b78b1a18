package dev.headroom.ingest.otlp;

import static dev.headroom.ingest.otlp.OtlpMessages.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ingest.IngestConfig.OtlpConfig;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Decoder;
import dev.headroom.ingest.decode.SmallLimits;
import dev.headroom.model.LogRecord;
import dev.headroom.model.SeriesData;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OtlpJsonTest {
  private static final String METRICS =
      """
      {"resourceMetrics":[{
        "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"checkout"}}],
          "newField":{"nested":[1,{"x":null}]}},
        "scopeMetrics":[{"scope":{"name":"app","version":"1"},"metrics":[
          {"name":"my.counter","unit":"1","description":"I am a Counter","sum":{
            "aggregationTemporality":1,"isMonotonic":true,
            "dataPoints":[{"asDouble":5,"startTimeUnixNano":"1769999999000000000",
              "timeUnixNano":"1770000000000000000",
              "attributes":[{"key":"my.attr","value":{"stringValue":"some value"}}]}]}},
          {"name":"my.gauge","gauge":{"dataPoints":[
            {"asInt":"10","timeUnixNano":1770000000000000000},
            {"asDouble":"NaN","timeUnixNano":"1770000000000000000",
              "attributes":[{"key":"k","value":{"boolValue":true}}]}]}},
          {"name":"my.histogram","unit":"s","histogram":{
            "aggregationTemporality":"AGGREGATION_TEMPORALITY_CUMULATIVE",
            "dataPoints":[{"timeUnixNano":"1770000000000000000","count":"2","sum":2.5,
              "bucketCounts":["1",1],"explicitBounds":[1],"min":0,"max":2}]}},
          {"name":"my.exponential","exponentialHistogram":{"aggregationTemporality":2,
            "dataPoints":[{"timeUnixNano":"1770000000000000000","count":3,"scale":-2,
              "zeroCount":1,"zeroThreshold":0,"sum":10,
              "positive":{"offset":1,"bucketCounts":[0,2]}}]}}
        ]}]}]}
      """;

  private static final String SENDER =
      "otel_scope_name=\"app\",otel_scope_version=\"1\",service=\"checkout\"}";

  private static final String LOGS =
      """
      {"resourceLogs":[{"resource":{"attributes":[
          {"key":"service.name","value":{"stringValue":"checkout"}}]},
        "scopeLogs":[{"scope":{"name":"lib"},"logRecords":[{
          "timeUnixNano":"1770000000000000001","observedTimeUnixNano":"1770000000000000002",
          "severityNumber":SEVERITY,"severityText":"Information",
          "traceId":"5B8EFFF798038103D269B633813FC60C","spanId":"EEE19B7EC3C1B174",
          "body":{"stringValue":"Example"},
          "attributes":[{"key":"map","value":{"kvlistValue":{"values":[
            {"key":"a","value":{"intValue":"7"}},{"key":"b","value":{"bytesValue":"aGk="}}]}}}]
        }]}]}]}
      """;

  private final Otlp otlp = new Otlp(DecodeLimits.defaults(), OtlpConfig.defaults());

  private static Decoded decode(Decoder decoder, String json) throws BodyException {
    return decoder.decode(new Body(json.getBytes(StandardCharsets.UTF_8), NOW));
  }

  @Test
  void everyKindOfMetricIsRead() throws Exception {
    Decoded decoded = decode(otlp.metricsJson(), METRICS);

    assertThat(decoded.rejections()).hasToString("");
    assertThat(decoded.batch().series())
        .extracting(each -> each.labels().toString())
        .containsExactly(
            "my_counter_total{my_attr=\"some value\"," + SENDER,
            "my_gauge{" + SENDER,
            "my_gauge{k=\"true\"," + SENDER,
            "my_histogram_seconds{" + SENDER,
            "my_exponential{" + SENDER);
    assertThat(((SeriesData.Increments) decoded.batch().series().get(0)).values())
        .containsExactly(5);
    assertThat(((SeriesData.Floats) decoded.batch().series().get(1)).values()).containsExactly(10);
    assertThat(((SeriesData.Floats) decoded.batch().series().get(2)).values()[0]).isNaN();
    assertThat(distribution(decoded, 3))
        .isInstanceOfSatisfying(
            BucketDistribution.class, d -> assertThat(d.counts()).containsExactly(1, 1));
    assertThat(distribution(decoded, 4))
        .isInstanceOfSatisfying(
            ExponentialDistribution.class,
            d -> {
              assertThat(d.scale()).isEqualTo(-2);
              assertThat(d.positive().counts()).containsExactly(0, 2);
            });
  }

  private static Object distribution(Decoded decoded, int index) {
    return ((SeriesData.Distributions) decoded.batch().series().get(index))
        .values()
        .getFirst()
        .distribution();
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "'\"10\"', 10", "'\"SEVERITY_NUMBER_ERROR\"', 17", "1e1, 10"})
  void logsAreReadWithHexIdsAndEnumsAsNumberOrName(String severity, int expected) throws Exception {
    LogRecord record =
        decode(otlp.logsJson(), LOGS.replace("SEVERITY", severity)).batch().logs().getFirst();

    assertThat(record.severity()).isEqualTo(expected);
    assertThat(record.traceId()).isEqualTo("5b8efff798038103d269b633813fc60c");
    assertThat(record.spanId()).isEqualTo("eee19b7ec3c1b174");
    assertThat(record.timeUnixNanos()).isEqualTo(1_770_000_000_000_000_001L);
    assertThat(record.attributes())
        .containsEntry("map", "{\"a\":7,\"b\":\"aGk=\"}")
        .containsEntry("otel.scope.name", "lib");
  }

  @Test
  void unsignedNumbersUseAllTheirBits() throws Exception {
    String json =
        """
        {"resourceLogs":[{"scopeLogs":[{"logRecords":[
          {"timeUnixNano":"18446744073709551615","flags":4294967295}]}]}]}
        """;

    assertThat(decode(otlp.logsJson(), json).rejections().byReason().getFirst().reason())
        .isEqualTo("too_far_in_future");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                             | expected an object
          []                                             | expected an object
          {"resourceLogs":{}}                            | expected an array for resourceLogs
          {"resourceLogs":[]} x                          | not valid JSON
          {"resourceLogs":[]} {}                         | text after the end
          {"resourceLogs":[                              | not valid JSON
          {"resourceLogs":[],"resourceLogs":[]}          | resourceLogs beside another value of it
          """)
  void wrongJsonIsRefusedWithItsPlace(String json, String expected) {
    assertThatThrownBy(() -> decode(otlp.logsJson(), json))
        .isInstanceOfSatisfying(
            BodyException.class,
            e -> assertThat(e.kind()).isEqualTo(BodyException.BodyFault.MALFORMED))
        .hasMessageContaining(expected)
        .hasMessageContaining(" at column ");
  }

  @Test
  void deepJsonIsRefused() {
    String deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    assertThatThrownBy(() -> decode(otlp.logsJson(), deep))
        .isInstanceOf(BodyException.class)
        .hasMessageContaining("nested deeper than 128 (limit jsonDepthMax)");
  }

  @Test
  void messagesAreCounted() {
    Otlp strict = new Otlp(SmallLimits.of(10, 5), OtlpConfig.defaults());
    String many = "{\"resourceLogs\":[" + "{},".repeat(5) + "{}]}";

    assertThatThrownBy(() -> decode(strict.logsJson(), many))
        .hasMessage("more than 5 messages in one request (limit messagesPerRequestMax)");
  }
}
