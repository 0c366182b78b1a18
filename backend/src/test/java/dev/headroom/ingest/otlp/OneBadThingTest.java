package dev.headroom.ingest.otlp;

import static dev.headroom.ingest.otlp.OtlpMessages.NOW;
import static dev.headroom.ingest.otlp.OtlpMessages.NOW_NANOS;
import static dev.headroom.ingest.otlp.OtlpMessages.gauge;
import static dev.headroom.ingest.otlp.OtlpMessages.log;
import static dev.headroom.ingest.otlp.OtlpMessages.logs;
import static dev.headroom.ingest.otlp.OtlpMessages.metrics;
import static dev.headroom.ingest.otlp.OtlpMessages.number;
import static dev.headroom.ingest.otlp.OtlpMessages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.ingest.IngestConfig.OtlpConfig;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A point, record or field that cannot be read never costs the ones beside it. */
final class OneBadThingTest {
  private final Otlp otlp = new Otlp(DecodeLimits.defaults(), OtlpConfig.defaults());

  private Decoded logsJson(String records) throws BodyException {
    return json(
        """
        {"resourceLogs":[{"resource":{"attributes":[
            {"key":"service.name","value":{"stringValue":"checkout"}}]},
          "scopeLogs":[{"logRecords":[%s]}]}]}
        """
            .formatted(records),
        true);
  }

  private Decoded metricsJson(String metrics) throws BodyException {
    return json(
        "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[%s]}]}]}".formatted(metrics),
        false);
  }

  private Decoded json(String text, boolean logs) throws BodyException {
    Body body = new Body(text.getBytes(StandardCharsets.UTF_8), NOW);
    return (logs ? otlp.logsJson() : otlp.metricsJson()).decode(body);
  }

  private static String good(String body) {
    return """
    {"timeUnixNano":"%d","severityNumber":9,"body":{"stringValue":"%s"}}\
    """
        .formatted(NOW_NANOS, body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"attributes":[{"key":"n","value":{"intValue":"9223372036854775808"}}]}  | expected a number that fits for intValue
          {"attributes":[{"key":"n","value":{"intValue":"-9223372036854775809"}}]} | expected a number that fits for intValue
          {"attributes":[{"key":"n","value":{"intValue":"1.5"}}]}                  | expected a number that fits for intValue
          {"attributes":[{"key":"n","value":{"intValue":"1e-400000000"}}]}         | expected a number that fits for intValue
          {"attributes":[{"key":"n","value":{"intValue":"1e400000000"}}]}          | expected a number that fits for intValue
          {"attributes":[{"key":"n","value":{"intValue":true}}]}                   | expected a number that fits for intValue
          {"attributes":[{"key":"n","value":{"doubleValue":"1e999"}}]}             | expected a number that fits for doubleValue
          {"attributes":[{"key":"n","value":{"doubleValue":"0x1p3"}}]}             | expected a number that fits for doubleValue
          {"attributes":[{"key":"b","value":{"bytesValue":"*"}}]}                  | expected base64 for bytesValue
          {"attributes":[{"key":"b","value":{"boolValue":1}}]}                     | expected true or false for boolValue
          {"attributes":[{"key":5}]}                                               | expected text for key
          {"attributes":{"key":"a"}}                                               | expected an array for attributes
          {"attributes":["a"]}                                                     | expected an object (KeyValue)
          {"body":{"arrayValue":{"values":[{"stringValue":[[1]]}]}}}               | expected a single value for stringValue
          {"body":"text"}                                                          | expected an object (AnyValue)
          {"body":{"stringValue":"a","stringValue":"b"}}                           | stringValue beside another value of it
          {"body":{"stringValue":"a","intValue":1}}                                | intValue beside another value of it
          [{"x":[1,2]}]                                                            | expected an object (LogRecord)
          7                                                                        | expected an object (LogRecord)
          null                                                                     | expected an object (LogRecord)
          """)
  void itCostsALogRecord(String record, String expected) throws Exception {
    Decoded decoded = logsJson(good("before") + "," + record + "," + good("after"));

    assertThat(decoded.batch().logs())
        .extracting(LogRecord::body, LogRecord::service)
        .containsExactly(tuple("before", "checkout"), tuple("after", "checkout"));
    assertThat(decoded.rejections().byReason())
        .singleElement()
        .satisfies(rejection -> {
          assertThat(rejection.reason()).isEqualTo("malformed");
          assertThat(rejection.points()).isEqualTo(1);
          assertThat(rejection.detail()).startsWith(expected).contains(" line ", " column ");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "traceId":"abc"                           | trace_id
          "traceId":"5b8efff798038103d269b633813f"  | trace_id
          "traceId":"zz8efff798038103d269b633813fc60c" | trace_id
          "traceId":7                               | trace_id
          "spanId":{"a":[1]}                        | span_id
          "severityNumber":"SEVERITY_NUMBER_BOGUS"  | severity_number
          "severityNumber":99                       | severity_number
          "severityNumber":[9]                      | severity_number
          "severityText":9                          | severity_text
          "timeUnixNano":"abc"                      | time_unix_nano
          "timeUnixNano":"1e-400000000"             | time_unix_nano
          "timeUnixNano":"-1"                       | time_unix_nano
          "timeUnixNano":1.5                        | time_unix_nano
          "timeUnixNano":"18446744073709551616"     | time_unix_nano
          "timeUnixNano":{}                         | time_unix_nano
          """)
  void itCostsOneField(String field, String what) throws Exception {
    Decoded decoded =
        logsJson(
            good("before")
                + ",{"
                + field
                + ",\"observedTimeUnixNano\":\"%d\"".formatted(NOW_NANOS - 1)
                + ",\"body\":{\"stringValue\":\"odd\"}},"
                + good("after"));

    assertThat(decoded.batch().logs())
        .extracting(LogRecord::body, LogRecord::traceId, LogRecord::spanId)
        .containsExactly(tuple("before", "", ""), tuple("odd", "", ""), tuple("after", "", ""));
    assertThat(decoded.batch().logs().get(1).timeUnixNanos()).isEqualTo(NOW_NANOS - 1);
    assertThat(decoded.batch().logs().get(1).severity()).isZero();
    assertThat(decoded.rejections().isEmpty()).isTrue();
    assertThat(decoded.rejections().mended())
        .singleElement()
        .satisfies(mended -> {
          assertThat(mended.reason()).isEqualTo(what);
          assertThat(mended.points()).isEqualTo(1);
          assertThat(mended.detail()).endsWith("left out");
        });
  }

  @Test
  void aLogRecordWithoutAnyTimeThatCanBeReadGetsTheTimeOfArrival() throws Exception {
    Decoded decoded = logsJson("{\"timeUnixNano\":\"abc\",\"body\":{\"stringValue\":\"odd\"}}");

    assertThat(decoded.batch().logs().getFirst().timeMillis()).isEqualTo(NOW);
    assertThat(decoded.timed()).isFalse();
  }

  @Test
  void aNumberOfAHundredThousandDigitsCostsItsPointAlone() throws Exception {
    String digits = "7".repeat(100_000);
    String point = "{\"timeUnixNano\":\"%d\",\"%s\":%s}";
    Decoded decoded =
        metricsJson(
            "{\"name\":\"g\",\"gauge\":{\"dataPoints\":[%s,%s,%s]}}"
                .formatted(
                    point.formatted(NOW_NANOS, "asInt", digits),
                    point.formatted(NOW_NANOS, "asDouble", "0." + digits),
                    point.formatted(NOW_NANOS, "asDouble", "2")));

    assertThat(decoded.points()).isEqualTo(1);
    assertThat(decoded.rejections().points()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"timeUnixNano":"abc","asInt":"1"}                                                          | 1
          {"asInt":"9223372036854775808"}                                                             | 1
          {"asInt":1.5}                                                                               | 1
          {"asInt":"1","asDouble":1}                                                                  | 1
          {"asDouble":"x"}                                                                            | 1
          {"startTimeUnixNano":"1e-400000000","asInt":"1"}                                            | 1
          {"asInt":"1","attributes":[{"key":"a","value":{"intValue":"9223372036854775808"}}]}         | 1
          {"asInt":"1","flags":-1}                                                                    | 1
          7                                                                                           | 1
          """)
  void itCostsADataPoint(String point, int points) throws Exception {
    Decoded decoded =
        metricsJson(
            """
            {"name":"g","gauge":{"dataPoints":[
              {"timeUnixNano":"%d","asInt":"1"},%s,{"timeUnixNano":"%d","asDouble":"2"}]}}
            """
                .formatted(NOW_NANOS, point, NOW_NANOS));

    assertThat(decoded.batch().series())
        .extracting(series -> ((SeriesData.Floats) series).values()[0])
        .containsExactly(1.0, 2.0);
    assertThat(decoded.rejections().byReason())
        .extracting(Rejection::reason, Rejection::points)
        .containsExactly(tuple("malformed", (long) points));
  }

  @Test
  void whatIsWrongWithAMetricCostsItsPoints() throws Exception {
    Decoded decoded =
        metricsJson(
            """
            {"name":"a","gauge":{"dataPoints":[{"asInt":"1"}]}},
            {"name":"b","unit":7,"gauge":{"dataPoints":[{"asInt":"1"},{"asInt":"x"},{"asInt":"3"}]}},
            {"name":"c","description":7,"gauge":{"dataPoints":[{"asInt":"1"}]}},
            {"name":"d","sum":{"aggregationTemporality":"BOGUS","dataPoints":[{"asInt":"1"}]}}
            """);

    assertThat(decoded.batch().series())
        .extracting(series -> series.labels().metric())
        .containsExactly("a", "c");
    assertThat(decoded.rejections().byReason())
        .extracting(Rejection::reason, Rejection::points)
        .containsExactly(tuple("malformed", 3L), tuple("temporality_missing", 1L));
    assertThat(decoded.rejections().mended())
        .extracting(Rejection::reason)
        .containsExactly("description", "aggregation_temporality");
  }

  @Test
  void anAttributeOfTheResourceOrTheScopeIsLeftOutAlone() throws Exception {
    Decoded decoded =
        json(
            """
            {"resourceMetrics":[{"resource":{"attributes":[
                {"key":"service.name","value":{"stringValue":"checkout"}},
                {"key":"odd","value":{"intValue":"9223372036854775808"}}]},
              "scopeMetrics":[{"scope":{"name":"lib","attributes":[7]},
                "metrics":[{"name":"g","gauge":{"dataPoints":[{"asInt":"1"}]}}]}]}]}
            """,
            false);

    assertThat(decoded.batch().series())
        .extracting(series -> series.labels().toString())
        .containsExactly("g{otel_scope_name=\"lib\",service=\"checkout\"}");
    assertThat(decoded.rejections().mended())
        .extracting(Rejection::reason, Rejection::points)
        .containsExactly(tuple("attribute", 2L));
  }

  @Test
  void fieldsNothingIsMadeOfAreNotLookedAt() throws Exception {
    Decoded decoded =
        metricsJson(
            """
            {"name":"h","metadata":7,"histogram":{"aggregationTemporality":1,"dataPoints":[
              {"timeUnixNano":"%d","count":"1","bucketCounts":["1"],"min":"x","max":{},
               "exemplars":[{"timeUnixNano":"abc","traceId":"x","asInt":1.5}]}]}}
            """
                .formatted(NOW_NANOS));

    assertThat(decoded.points()).isEqualTo(1);
    assertThat(decoded.rejections()).hasToString("");
  }

  @Test
  void boundsAndDoublesMayBeWrittenAsText() throws Exception {
    Decoded decoded =
        metricsJson(
            """
            {"name":"h","histogram":{"aggregationTemporality":1,"dataPoints":[
              {"timeUnixNano":"%d","count":10,"bucketCounts":["5",2,"3e0",0],
               "explicitBounds":[0.2,"1","Infinity"]}]}}
            """
                .formatted(NOW_NANOS));

    assertThat(decoded.points()).isEqualTo(1);
    assertThat(decoded.rejections()).hasToString("");
  }

  /** A body in which the two bytes of each {@code ÿ} are made two that are in no UTF-8. */
  private static byte[] broken(byte[] body) {
    byte[] broken = body.clone();
    for (int i = 0; i < broken.length - 1; i++) {
      if (broken[i] == (byte) 0xC3 && broken[i + 1] == (byte) 0xBF) {
        broken[i] = (byte) 0xFF;
        broken[i + 1] = (byte) 0xFF;
      }
    }
    return broken;
  }

  @Test
  void textsInProtobufThatAreNotUtf8AreMended() throws Exception {
    byte[] body =
        broken(logs(log("good"), log("aÿbÿ").addAttributes(text("kÿ", "ÿv"))).toByteArray());
    Decoded decoded = otlp.logsProtobuf().decode(new Body(body, NOW));

    assertThat(decoded.batch().logs())
        .extracting(LogRecord::body)
        .containsExactly("good", "a\uFFFD\uFFFDb\uFFFD\uFFFD");
    assertThat(decoded.batch().logs().get(1).attributes())
        .containsEntry("k\uFFFD\uFFFD", "\uFFFD\uFFFDv");
    assertThat(decoded.rejections().isEmpty()).isTrue();
    assertThat(decoded.rejections().mended())
        .containsExactly(
            new Rejection("utf8", 8, "bytes that are not UTF-8 in stringValue became U+FFFD"));
  }

  @Test
  void lengthsAroundAMendedTextAreRightWhateverTheirSize() throws Exception {
    for (int length = 0; length < 400; length++) {
      String bad = "ÿ".repeat(length);
      byte[] body =
          broken(
              metrics(
                      gauge("before", 1),
                      gauge("g", "", number(text("k", bad), text("l", "fine")).setAsInt(2)),
                      gauge("after", 3))
                  .toByteArray());

      Decoded decoded = otlp.metricsProtobuf().decode(new Body(body, NOW));

      assertThat(decoded.batch().series()).hasSize(3);
      assertThat(decoded.batch().series().get(1).labels().get("k"))
          .isEqualTo("\uFFFD\uFFFD".repeat(length));
      assertThat(decoded.batch().series().get(1).labels().get("l")).isEqualTo("fine");
    }
  }

  @Test
  void textsMendedWithoutGrowingAreMendedToo() throws Exception {
    // Three bytes of one sequence that ends too early make one U+FFFD of three bytes.
    byte[] body = logs(log("x123y")).toByteArray();
    for (int i = 0; i < body.length - 2; i++) {
      if (body[i] == '1' && body[i + 1] == '2') {
        body[i] = (byte) 0xF0;
        body[i + 1] = (byte) 0x9F;
        body[i + 2] = (byte) 0x98;
      }
    }
    Decoded decoded = otlp.logsProtobuf().decode(new Body(body, NOW));

    assertThat(decoded.batch().logs().getFirst().body()).isEqualTo("x\uFFFDy");
  }

  @Test
  void broken_texts_do_not_grow_without_bound() throws Exception {
    String bad = "ÿ".repeat(200_000);
    byte[] body = broken(logs(log(bad), log("good"), log(bad), log("aÿ")).toByteArray());

    Decoded decoded = otlp.logsProtobuf().decode(new Body(body, NOW));

    assertThat(decoded.batch().logs())
        .extracting(LogRecord::body)
        .containsExactly("good", "\uFFFD", "a\uFFFD\uFFFD");
    assertThat(decoded.rejections().byReason())
        .extracting(Rejection::reason)
        .containsExactly("record_too_large");
  }

  @Test
  void textsInJsonThatAreNotUtf8AreMended() throws Exception {
    String records = good("aÿb") + "," + good("fine");
    String json = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[" + records + "]}]}]}";
    byte[] body = broken(json.getBytes(StandardCharsets.UTF_8));
    Decoded decoded = otlp.logsJson().decode(new Body(body, NOW));

    assertThat(decoded.batch().logs())
        .extracting(LogRecord::body)
        .containsExactly("a\uFFFD\uFFFDb", "fine");
    assertThat(decoded.rejections().mended())
        .containsExactly(new Rejection("utf8", 2, "bytes that are not UTF-8 became U+FFFD"));
  }

  @Test
  void unpairedSurrogatesAreMended() throws Exception {
    Decoded decoded = logsJson(good("a\\ud83dz") + "," + good("\\ud83d\\ude00"));

    assertThat(decoded.batch().logs())
        .extracting(LogRecord::body)
        .containsExactly("a\uFFFDz", "\uD83D\uDE00");
    assertThat(decoded.rejections().mended())
        .extracting(Rejection::reason, Rejection::points)
        .containsExactly(tuple("utf8", 1L));
  }

  @Test
  void bytesThatAreNoProtobufAreStillRefused() {
    byte[] body = broken(logs(log("aÿb")).toByteArray());
    byte[] cut = Arrays.copyOf(body, body.length - 1);

    assertThatThrownBy(() -> otlp.logsProtobuf().decode(new Body(cut, NOW)))
        .hasMessageStartingWith("not an ExportLogsServiceRequest");
  }
}
