package dev.headroom.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "14.4, 14.4 times as fast as it may",
    "1.004, just as fast as it may",
    "1, just as fast as it may",
    "1.01, 1.01 times as fast as it may",
    "0.5, 0.5 times as fast as it may"
  })
  void a_speed_is_read_as_a_sentence(BigDecimal burn, String words) {
    assertThat(PlainNumbers.speed(burn)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0.031, 3.1%", "0.9995, 99.95%", "0.00004, 0.004%", "-0.11, −11%"})
  void a_share_is_read_as_a_percentage_with_a_true_minus(BigDecimal share, String words) {
    assertThat(PlainNumbers.percent(share)).isEqualTo(words);
  }
}
