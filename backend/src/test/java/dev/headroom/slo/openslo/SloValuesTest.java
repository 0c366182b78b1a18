package dev.headroom.slo.openslo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.model.Unit;
import dev.headroom.slo.SloConfig;
import dev.headroom.slo.objective.Shorthand;
import dev.headroom.slo.objective.WindowScale;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SloValuesTest {
  private static final Duration HOUR = Duration.ofHours(1);

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
    assertThat(Shorthand.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "d", "30", "1.5h", "-1h", "1s", "1D", " 1d", "1h30m", "9999999d"})
  void otherDurationsAreRefused(String text) {
    assertThatThrownBy(() -> Shorthand.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"PT5S, 5s", "PT300S, 5m", "PT90M, 90m", "PT24H, 1d", "PT36H, 36h", "P30D, 30d"})
  void durationsAreToldInTheLargestWholeUnit(Duration duration, String expected) {
    assertThat(Shorthand.text(duration)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "200ms, 0.2",
    "0.25 s, 0.25",
    "1500us, 0.0015",
    "3µs, 0.000003",
    "7ns, 0.000000007",
    "2m, 120",
    "1h, 3600",
    "512KiB, 524288",
    "1.5MiB, 1572864",
    "2GiB, 2147483648",
    "3kB, 3000",
    "3MB, 3000000",
    "3GB, 3000000000",
    "10B, 10",
    "0.2, 0.2",
    "0, 0"
  })
  void thresholdsAreToldInBaseUnits(String text, BigDecimal expected) {
    assertThat(Amounts.amount(text).base()).isEqualByComparingTo(expected);
  }

  @Test
  void aThresholdKeepsTheUnitItWasWrittenIn() {
    assertThat(Amounts.amount("250ms").unit()).contains(Unit.MILLISECONDS);
    assertThat(Amounts.amount("2m").unit()).contains(Unit.of("min"));
    assertThat(Amounts.amount("512KiB").unit()).contains(Unit.of("KiBy"));
    assertThat(Amounts.amount("0.25").unit()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ms", "-1s", "1e3", "1,5s", "1 fortnight", "1mS", "+Inf"})
  void otherThresholdsAreRefused(String text) {
    assertThatThrownBy(() -> Amounts.amount(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 7, 61, 120})
  void aScaleDividesSixty(int factor) {
    assertThatThrownBy(() -> new WindowScale(factor)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void boundsAreSensible() {
    SloConfig sound = SloConfig.defaults();

    assertThat(sound.with(new WindowScale(60)).windowScale().factor()).isEqualTo(60);
    assertThat(sound.windowScale()).isEqualTo(WindowScale.NONE);
    assertThatThrownBy(
            () -> new SloConfig(WindowScale.NONE, 0, 1, Duration.ofDays(1), 1, 1, HOUR, HOUR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new SloConfig(WindowScale.NONE, 1, 1, Duration.ofSeconds(59), 1, 1, HOUR, HOUR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new SloConfig(WindowScale.NONE, 1, -1, Duration.ofDays(1), 1, 1, HOUR, HOUR))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
