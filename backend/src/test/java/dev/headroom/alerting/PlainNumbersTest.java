package dev.headroom.alerting;

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
}
