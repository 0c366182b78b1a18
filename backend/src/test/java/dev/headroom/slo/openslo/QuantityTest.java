package dev.headroom.slo.openslo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.model.Unit;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({"0.999, 0.999", "-1, -1", "+2.50, 2.50", "99, 99"})
  void decimalsAreExact(String text, BigDecimal expected) {
    assertThat(Quantity.decimal(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1e3", "1,5", ".5", "5.", " 1", "NaN", "12345678901234567"})
  void otherDecimalsAreRefused(String text) {
    assertThatThrownBy(() -> Quantity.decimal(text)).isInstanceOf(IllegalArgumentException.class);
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
    assertThat(Quantity.amount(text).base()).isEqualByComparingTo(expected);
  }

  @Test
  void aThresholdKeepsTheUnitItWasWrittenIn() {
    assertThat(Quantity.amount("250ms").unit()).contains(Unit.MILLISECONDS);
    assertThat(Quantity.amount("2m").unit()).contains(Unit.of("min"));
    assertThat(Quantity.amount("512KiB").unit()).contains(Unit.of("KiBy"));
    assertThat(Quantity.amount("0.25").unit()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ms", "-1s", "1e3", "1,5s", "1 fortnight", "1mS", "+Inf"})
  void otherThresholdsAreRefused(String text) {
    assertThatThrownBy(() -> Quantity.amount(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
