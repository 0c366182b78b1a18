package dev.headroom.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.SmallLimits;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.Unit;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimingsTest {
  private static final long NOW = 1_770_000_000_000L;

  private static Decoded decode(String json) throws BodyException {
    return decode(DecodeLimits.defaults(), json);
  }

  private static Decoded decode(DecodeLimits limits, String json) throws BodyException {
    return new NativePush(limits)
        .timings()
        .decode(new Body(json.getBytes(StandardCharsets.UTF_8), NOW));
  }

  private static Observations only(Decoded decoded) {
    assertThat(decoded.rejections()).hasToString("");
    return (Observations) decoded.batch().series().getFirst();
  }

  @Test
  void theExampleOfTheManualIsRead() throws Exception {
    Decoded decoded =
        decode(
            """
            {"series":[{"name":"checkout_duration_seconds","labels":{"service":"checkout"},
              "unit":"ms","values":[12.5,13.1],"expectedInterval":"100ms"}]}
            """);

    Observations data = only(decoded);
    assertThat((Object) data.labels())
        .hasToString("checkout_duration_seconds{service=\"checkout\"}");
    assertThat(data.unit()).isEqualTo(Unit.MILLISECONDS);
    assertThat(data.values()).containsExactly(12.5, 13.1);
    assertThat(data.expectedInterval()).isEqualTo(100);
    assertThat(data.timestampMillis()).isEqualTo(NOW);
    assertThat(decoded.timed()).isFalse();
    assertThat(decoded.points()).isEqualTo(2);
  }

  @Test
  void aTimestampMayStandBesideTheSeriesOrInEach() throws Exception {
    Decoded decoded =
        decode(
            """
            {"series":[{"name":"a","unit":"s","values":[1],"timestamp":1769999999000},
              {"name":"b","unit":"s","values":[1]}],"timestamp":1769999998000}
            """);

    assertThat(decoded.batch().series())
        .extracting(each -> ((Observations) each).timestampMillis())
        .containsExactly(1_769_999_999_000L, 1_769_999_998_000L);
    assertThat(decoded.timed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "100ms, s, 0.1",
    "100us, ms, 0.1",
    "1.5s, ms, 1500",
    "2m, s, 120",
    "1h, s, 3600",
    "7ns, us, 0.007"
  })
  void theExpectedIntervalIsToldInTheValuesUnit(String interval, String unit, double expected)
      throws Exception {
    String json = series("\"unit\":\"%s\",\"values\":[0.1],\"expectedInterval\":\"%s\"");

    assertThat(only(decode(json.formatted(unit, interval))).expectedInterval())
        .isCloseTo(expected, within(1e-12));
  }

  private static String series(String fields) {
    return "{\"series\":[{\"name\":\"m\"," + fields + "}]}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "unit":"s"                                                   | values_missing
          "values":[1]                                                 | unit_unknown
          "unit":"parsec","values":[1]                                 | unit_unknown
          "unit":"s","values":[1],"extra":{"deep":[1]}                 | unknown_field
          "unit":"s","values":[1],"unit":"ms"                          | duplicate_field
          "unit":"s","values":[1],"labels":{"a":"1","a":"2"}           | duplicate_label
          "unit":"s","values":[1],"timestamp":1e99999999999            | invalid_time
          "unit":"s","values":{"a":1}                                  | wrong_type
          "unit":5,"values":[1]                                        | wrong_type
          "unit":"s","values":[1],"labels":{"a":{"b":1}}               | wrong_type
          "unit":"s","values":[1],"labels":{"":"x"}                    | name_invalid
          "unit":"s","values":[1],"labels":{"__name__":"x"}            | name_invalid
          "unit":"s","values":[1],"timestamp":1                        | too_old
          "unit":"s","values":[1],"timestamp":0                        | too_old
          "unit":"s","values":[1],"timestamp":"soon"                   | invalid_time
          "unit":"s","values":[1],"expectedInterval":"often"           | expected_interval_invalid
          "unit":"s","values":[1],"expectedInterval":"0s"              | expected_interval_invalid
          "unit":"By","values":[1],"expectedInterval":"1s"             | expected_interval_invalid
          "unit":"s","values":[3600],"expectedInterval":"1us"          | expected_interval_limit
          """)
  void aBadSeriesIsRejectedAndItsNeighboursKept(String fields, String reason) throws Exception {
    Decoded decoded =
        decode(
            """
            {"series":[{"name":"before","unit":"s","values":[1]},{"name":"m",%s},
              {"name":"after","unit":"s","values":[1]}]}
            """
                .formatted(fields));

    assertThat(decoded.batch().series())
        .extracting(each -> each.labels().metric())
        .containsExactly("before", "after");
    assertThat(decoded.rejections().byReason())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.reason()).isEqualTo(reason));
  }

  @Test
  void badValuesAreLeftOutAndCounted() throws Exception {
    Decoded decoded = decode(series("\"unit\":\"s\",\"values\":[1,-2,3,1e400,-0.0]"));

    assertThat(((Observations) decoded.batch().series().getFirst()).values())
        .containsExactly(1, 3, -0.0);
    assertThat(decoded.rejections())
        .hasToString("2 value_invalid (series 'm': '-2' is no finite number of 0 or more)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1,"2"]             | 1
          [1,null]            | 1
          [1,true,[2],{"a":3}] | 3
          ["x",1,1e999999999] | 2
          """)
  void valuesThatAreNoNumbersAreLeftOutOneByOne(String values, int refused) throws Exception {
    Decoded decoded = decode(series("\"unit\":\"s\",\"values\":" + values));

    assertThat(((Observations) decoded.batch().series().getFirst()).values()).containsExactly(1);
    assertThat(decoded.rejections().byReason())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.reason()).isEqualTo("value_invalid");
          assertThat(each.points()).isEqualTo(refused);
        });
  }

  @Test
  void aNumberOfAHundredThousandDigitsCostsItselfAlone() throws Exception {
    String digits = "7".repeat(100_000);
    Decoded decoded =
        decode(series("\"unit\":\"s\",\"values\":[1,%s,0.%s]".formatted(digits, digits)));

    assertThat(((Observations) decoded.batch().series().getFirst()).values()).containsExactly(1);
    assertThat(decoded.rejections().points()).isEqualTo(2);
  }

  @Test
  void anElementThatIsNoSeriesIsRejectedAlone() throws Exception {
    Decoded decoded =
        decode("{\"series\":[7,{\"name\":\"m\",\"unit\":\"s\",\"values\":[1]},[{}]]}");

    assertThat(decoded.points()).isEqualTo(1);
    assertThat(decoded.rejections().byReason())
        .extracting(each -> each.points() + " " + each.reason())
        .containsExactly("2 wrong_type");
  }

  @Test
  void tooManyValuesRejectTheirSeriesAlone() throws Exception {
    Decoded decoded =
        decode(
            SmallLimits.of(10, 4),
            """
            {"series":[{"name":"a","unit":"s","values":[1]},
              {"name":"b","unit":"s","values":[1,2,3]}]}
            """);
    assertThat(decoded.points()).isEqualTo(4);

    assertThatThrownBy(() ->
            decode(
                SmallLimits.of(10, 4),
                """
                {"series":[{"name":"b","unit":"s","values":[1,2,3,4,5]}]}
                """))
        .hasMessage("more than 4 values in one request (limit pointsPerRequestMax)");
    assertThatThrownBy(
            () -> decode(SmallLimits.of(1, 4), "{\"series\":[{\"name\":\"a\"},{\"name\":\"b\"}]}"))
        .hasMessage("more than 1 series in one request (limit seriesPerRequestMax)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                              | expected an object
          [1]                             | expected an object
          {"series":{}}                   | expected an array for series
          {"series":[],"series":[]}       | field 'series' stands twice in one object
          {"series":[]} {}                | text after the end
          {"serie":[]}                    | unknown field 'serie'; known are series, timestamp
          {"series":[{"name":"a"          | not valid JSON
          {"series":[{"name":"a\u0001"}]} | not valid JSON
          """)
  void otherShapesAreMalformed(String json, String expected) {
    assertThatThrownBy(() -> decode(json))
        .isInstanceOfSatisfying(
            BodyException.class,
            e -> assertThat(e.kind()).isEqualTo(BodyException.BodyFault.MALFORMED))
        .hasMessageContaining(expected);
  }

  @Test
  void theMessageTellsLineAndColumn() {
    assertThatThrownBy(() -> decode("{\n \"series\": [\n  {\"name\": }\n]}"))
        .hasMessageContaining("at line 3 column");
  }
}
