package dev.headroom.slo.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationShorthandTest {
  @ParameterizedTest
  @CsvSource({
    "1m, PT1M",
    "90m, PT90M",
    "12h, PT12H",
    "30d, P30D",
    "2w, P14D",
    "1M, P30D",
    "1Q, P90D",
    "1Y, P365D"
  })
  void durationsAreAWholeNumberAndAUnit(String text, Duration expected) {
    assertThat(DurationShorthand.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "d", "30", "1.5h", "-1h", "1s", "1D", " 1d", "1h30m", "9999999d"})
  void otherDurationsAreRefused(String text) {
    assertThatThrownBy(() -> DurationShorthand.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"PT5S, 5s", "PT300S, 5m", "PT90M, 90m", "PT24H, 1d", "PT36H, 36h", "P30D, 30d"})
  void durationsAreToldInTheLargestWholeUnit(Duration duration, String expected) {
    assertThat(DurationShorthand.text(duration)).isEqualTo(expected);
  }
}
