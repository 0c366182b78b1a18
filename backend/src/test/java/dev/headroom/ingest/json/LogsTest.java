package dev.headroom.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.SmallLimits;
import dev.headroom.model.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogsTest {
  private static final long NOW = 1_770_000_000_000L;

  private final NativePush push = new NativePush(DecodeLimits.defaults());

  private Decoded lines(String body) throws BodyException {
    return push.logLines().decode(new Body(body.getBytes(StandardCharsets.UTF_8), NOW));
  }

  private Decoded values(String body) throws BodyException {
    return push.logObjects().decode(new Body(body.getBytes(StandardCharsets.UTF_8), NOW));
  }

  private LogRecord one(String line) throws BodyException {
    Decoded decoded = lines(line);
    assertThat(decoded.rejections()).hasToString("");
    return decoded.batch().logs().getFirst();
  }

  @Test
  void aLineIsARecord() throws Exception {
    String line =
        """
        {"time":"2026-02-02T02:40:00.123456789Z","service":"checkout","severity":"error",\
        "body":"payment failed","traceId":"5B8EFFF798038103D269B633813FC60C",\
        "spanId":"eee19b7ec3c1b174","attributes":{"user":7,"ok":false,"none":null,\
        "nested":{"a":[1.50,"b"]}},"extra":"x"}
        """;

    assertThat(one(line))
        .isEqualTo(
            new LogRecord(
                1_770_000_000_123_456_789L,
                "checkout",
                17,
                "payment failed",
                "5b8efff798038103d269b633813fc60c",
                "eee19b7ec3c1b174",
                Map.of(
                    "user", "7", "ok", "false", "nested", "{\"a\":[1.50,\"b\"]}", "extra", "x")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1770000000123                        | 1770000000123000000
          1770000000123.5                      | 1770000000123500000
          "2026-02-02T02:40:00Z"               | 1770000000000000000
          "2026-02-02T03:40:00+01:00"          | 1770000000000000000
          "2026-02-02t02:40:00.5z"             | 1770000000500000000
          "2026-02-02 02:40:00Z"               | 1770000000000000000
          """)
  void timesAreRfc3339OrNumbers(String time, long expected) throws Exception {
    assertThat(one("{\"time\":" + time + ",\"body\":\"x\"}").timeUnixNanos()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"\"WARN\",13", "13,13", "\"warning\",13", "24,24", "\"loud\",0"})
  void severityIsANameOrANumber(String severity, int expected) throws Exception {
    LogRecord record = one("{\"severity\":" + severity + ",\"body\":\"x\"}");

    assertThat(record.severity()).isEqualTo(expected);
    assertThat(record.attributes())
        .isEqualTo(expected == 0 ? Map.of("severity_text", "loud") : Map.of());
  }

  @Test
  void aRecordWithoutTimeIsFromNow() throws Exception {
    Decoded decoded = lines("{\"time\":1770000000000,\"body\":\"a\"}\n{\"body\":\"b\"}");

    assertThat(decoded.batch().logs().get(1).timeMillis()).isEqualTo(NOW);
    assertThat(decoded.timed()).isFalse();
  }

  @Test
  void aBodyMayBeAnyJson() throws Exception {
    assertThat(one("{\"body\":{\"a\":1}}").body()).isEqualTo("{\"a\":1}");
    assertThat(one("{\"body\":5.10}").body()).isEqualTo("5.10");
  }

  @Test
  void blankLinesAndCarriageReturnsDoNotMatter() throws Exception {
    Decoded decoded = lines("\r\n{\"body\":\"a\"}\r\n\n  \n{\"body\":\"b\"}");

    assertThat(decoded.rejections().isEmpty()).isTrue();
    assertThat(decoded.batch().logs()).extracting(LogRecord::body).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                                  | malformed
          {"body":"x"                               | malformed
          {"body":"x"} {"body":"y"}                 | malformed
          [{"body":"x"}]                            | malformed
          {"body":"x","time":"yesterday"}           | invalid_time
          {"body":"x","time":true}                  | invalid_time
          {"body":"x","time":1e300}                 | invalid_time
          {"body":"x","time":"2026-02-30T00:00:00Z"} | invalid_time
          {"body":"x","time":0}                     | too_old
          {"body":"x","time":"+999999999-01-01T00:00:00Z"} | invalid_time
          {"body":"x","time":"2027-02-02T02:40:00Z"} | too_far_in_future
          {"body":"x","severity":25}                | severity_invalid
          {"body":"x","severity":-1}                | severity_invalid
          {"body":"x","severity":[]}                | severity_invalid
          {"body":"x","traceId":"abc"}              | id_invalid
          {"body":"x","service":7}                  | wrong_type
          {"body":"x","attributes":[1]}             | wrong_type
          """)
  void aBadLineIsRejectedByItsNumber(String line, String reason) throws Exception {
    Decoded decoded = lines("{\"body\":\"before\"}\n" + line + "\n{\"body\":\"after\"}\n");

    assertThat(decoded.batch().logs())
        .extracting(LogRecord::body)
        .containsExactly("before", "after");
    assertThat(decoded.rejections().examples())
        .singleElement()
        .satisfies(example -> {
          assertThat(example.line()).isEqualTo(2);
          assertThat(example.rejection().reason()).isEqualTo(reason);
          assertThat(example.rejection().detail()).startsWith("line 2: ");
        });
  }

  @Test
  void tooLargeATooDeepATooWideRecordIsRejectedAlone() throws Exception {
    String wide = "{\"body\":\"x\"" + ",\"a%d\":1".repeat(129) + "}";
    Object[] numbers = new Object[129];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    Decoded decoded =
        lines(
            "{\"body\":\""
                + "x".repeat((1 << 20) + 1)
                + "\"}\n"
                + "{\"body\":\""
                + "x".repeat(3 << 20)
                + "\"}\n"
                + "{\"a\":"
                + "[".repeat(10_000)
                + "]".repeat(10_000)
                + "}\n"
                + String.format(wide, numbers)
                + "\n"
                + "{\"body\":\"good\"}\n");

    assertThat(decoded.batch().logs()).extracting(LogRecord::body).containsExactly("good");
    assertThat(decoded.rejections().examples())
        .extracting(each -> each.line() + " " + each.rejection().reason())
        .containsExactly(
            "1 record_too_large", "2 malformed", "3 malformed", "4 attributes_per_record");
  }

  @Test
  void whatIsNotUtf8IsReplacedAndCounted() throws Exception {
    byte[] body = "{\"body\":\"x?\"}\n{\"body\":\"y\"}".getBytes(StandardCharsets.UTF_8);
    body[10] = (byte) 0xff;
    Decoded decoded = push.logLines().decode(new Body(body, NOW));

    assertThat(decoded.batch().logs()).extracting(LogRecord::body).containsExactly("x\uFFFD", "y");
    assertThat(decoded.rejections().isEmpty()).isTrue();
    assertThat(decoded.rejections().replacedCharacters()).isEqualTo(1);
  }

  @Test
  void jsonMayBeOneObjectAnArrayOrSeveral() throws Exception {
    assertThat(values("{\n \"body\": \"a\"\n}").batch().logs()).hasSize(1);
    assertThat(values("[{\"body\":\"a\"},{\"body\":\"b\"}]").batch().logs()).hasSize(2);
    assertThat(values("{\"body\":\"a\"}\n{\"body\":\"b\"}").batch().logs()).hasSize(2);
    assertThat(values("").batch().isEmpty()).isTrue();
  }

  @Test
  void aBadRecordInAnArrayIsRejectedAlone() throws Exception {
    Decoded decoded = values("[{\"body\":\"a\"},\n{\"time\":\"x\"},\n7,{\"body\":\"b\"}]");

    assertThat(decoded.batch().logs()).hasSize(2);
    assertThat(decoded.rejections().examples())
        .extracting(each -> each.line() + " " + each.rejection().reason())
        .containsExactly("2 invalid_time", "3 wrong_type");
  }

  @Test
  void brokenJsonRefusesTheWholeBody() {
    assertThatThrownBy(() -> values("[{\"body\":\"a\"},\n{\"body\":}]"))
        .isInstanceOf(BodyException.class)
        .hasMessageContaining("line 2 column 9");
  }

  @Test
  void recordsAreCounted() {
    NativePush strict = new NativePush(SmallLimits.of(10, 2));
    byte[] three = "{}\n{}\n{}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> strict.logLines().decode(new Body(three, NOW)))
        .hasMessage("more than 2 records in one request (limit pointsPerRequestMax)");
    assertThatThrownBy(() -> strict.logObjects().decode(new Body(three, NOW)))
        .hasMessage("more than 2 records in one request (limit pointsPerRequestMax)");
  }
}
