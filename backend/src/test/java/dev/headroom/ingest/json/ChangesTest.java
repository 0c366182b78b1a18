package dev.headroom.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.model.ChangeEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangesTest {
  private static final long NOW = 1_770_000_000_000L;

  private static Decoded decode(String json) throws BodyException {
    return new NativePush(DecodeLimits.defaults())
        .changes()
        .decode(new Body(json.getBytes(StandardCharsets.UTF_8), NOW));
  }

  @Test
  void oneChangeIsRead() throws Exception {
    Decoded decoded =
        decode(
            """
            {"kind":"deploy","service":"checkout","version":"1.4.2","summary":"faster",
              "url":"https://ci.example/42","time":"2026-02-02T02:39:59Z"}
            """);

    assertThat(decoded.batch().changes())
        .containsExactly(
            new ChangeEvent(
                1_769_999_999_000L,
                "deploy",
                "checkout",
                "1.4.2",
                "faster",
                "https://ci.example/42"));
    assertThat(decoded.timed()).isTrue();
  }

  @Test
  void severalMayComeInAnArray() throws Exception {
    Decoded decoded = decode("[{\"kind\":\"deploy\"},{\"kind\":\"flag\"}]");

    assertThat(decoded.batch().changes()).extracting(ChangeEvent::timeMillis).containsOnly(NOW);
    assertThat(decoded.points()).isEqualTo(2);
    assertThat(decoded.timed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"service":"checkout"}                             | kind_missing
          {"kind":" "}                                       | kind_missing
          {"kind":7}                                         | wrong_type
          {"kind":"deploy","sumary":"typo"}                  | unknown_field
          {"kind":"deploy","url":"javascript:alert(1)"}      | url_invalid
          {"kind":"deploy","url":"https://a b"}              | url_invalid
          {"kind":"deploy","time":"noon"}                    | invalid_time
          {"kind":"deploy","time":5}                         | too_old
          {"kind":"deploy","time":1e99999999999}             | invalid_time
          {"kind":"deploy","kind":"deploy"}                  | duplicate_field
          5                                                  | wrong_type
          """)
  void aBadChangeIsRejectedAndTheOthersKept(String json, String reason) throws Exception {
    Decoded decoded = decode("[{\"kind\":\"before\"}," + json + ",{\"kind\":\"after\"}]");

    assertThat(decoded.batch().changes())
        .extracting(ChangeEvent::kind)
        .containsExactly("before", "after");
    assertThat(decoded.rejections().byReason().getFirst().reason()).isEqualTo(reason);
  }

  @Test
  void longTextsAreRejected() throws Exception {
    Decoded decoded = decode("{\"kind\":\"deploy\",\"summary\":\"" + "x".repeat(5_000) + "\"}");

    assertThat(decoded.rejections().byReason().getFirst().detail()).contains("5000", "4096");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                     | expected an object
          5                      | expected an object
          {"kind":"a"} {}        | text after the end
          [{"kind":"a"}          | not valid JSON
          """)
  void otherShapesAreMalformed(String json, String expected) {
    assertThatThrownBy(() -> decode(json))
        .isInstanceOf(BodyException.class)
        .hasMessageContaining(expected);
  }
}
