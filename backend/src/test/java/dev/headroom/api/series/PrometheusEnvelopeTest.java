package dev.headroom.api.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrometheusEnvelopeTest {
  @ParameterizedTest
  @CsvSource({
    "1770000000, 2026-02-02T02:40:00Z",
    "1770000000.123, 2026-02-02T02:40:00.123Z",
    "1.77e9, 2026-02-02T02:40:00Z",
    "2026-02-02T02:40:00Z, 2026-02-02T02:40:00Z",
    "2026-02-02T03:40:00.5+01:00, 2026-02-02T02:40:00.500Z",
    "0, 1970-01-01T00:00:00Z",
    "-9223372309654775.808, -1199-02-15T14:13:20Z",
    "9223372309654775.807, 5138-11-16T09:46:40Z"
  })
  void timesAreSecondsOrRfc3339(String text, Instant expected) {
    assertThat(PrometheusEnvelope.time(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "", "now", "1770000000s", "1e99999999999", "NaN", "2026-02-02"})
  void other_text_is_no_time(String text) {
    assertThatThrownBy(() -> PrometheusEnvelope.time(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot parse \"" + text + "\" to a valid timestamp");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/series, true",
    "/api/v1/label/__name__/values, true",
    "/api/v1/labels/, true",
    "/api/v1/slos, false",
    "/api/v1/seriesx, false"
  })
  void errors_are_written_so_at_the_endpoints_of_prometheus(String path, boolean expected) {
    assertThat(new PrometheusEnvelope().isUsedAt(path)).isEqualTo(expected);
  }
}
